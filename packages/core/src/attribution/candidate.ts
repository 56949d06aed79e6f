import type { Run } from './scene.ts';

/** A relation in tokens, before its speaker is known. `verb` is the cue's chief word. */
export type Relation = { source: Run | null; cue: Run[]; content: Run[]; verb: number };

/** A relation with how likely it is right, 0..1 both. */
export type Candidate = Relation & {
  /** That an annotator would mark it, by halves: its cue met, source and content each half shared. What is told hangs on it. */
  met: number;
  /** That he would mark the same words in all three. */
  confidence: number;
};
