import type { Run } from './scene.ts';

/** A relation in tokens, before its speaker is known. `verb` is the cue's chief word. */
export type Candidate = {
  source: Run | null;
  cue: Run[];
  content: Run[];
  /** 0..1. */
  confidence: number;
  verb: number;
};
