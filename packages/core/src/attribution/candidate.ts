import type { Run } from './scene.ts';

/** A relation as a finder proposes it, in tokens. `verb` is the cue's chief word. */
export type Candidate = {
  source: Run | null;
  cue: Run[];
  content: Run[];
  /** 0..1. */
  confidence: number;
  verb: number;
  /** Its chief word is a noun, whatever the tagger says of it. */
  noun?: boolean;
};
