import cues from './cues.json' with { type: 'json' };

/** Verbs by what is done with the content; `other` tells nothing but that it can be a cue. */
export type CueClass =
  | 'say'
  | 'tell'
  | 'ask'
  | 'urge'
  | 'warn'
  | 'deny'
  | 'announce'
  | 'believe'
  | 'want'
  | 'favour'
  | 'oppose'
  | 'find'
  | 'name'
  | 'hint'
  | 'refuse'
  | 'other';

/** `seen`: in each pattern (`patterns.ts`), how often the word was a cue, and how often it stood there at all. */
export type Cue = {
  lemma: string;
  kind: 'verb' | 'noun' | 'adj';
  class: CueClass;
  seen: Record<string, number[]>;
};

const byWord = new Map((cues as unknown as Cue[]).map((cue) => [`${cue.lemma}/${cue.kind}`, cue]));

export const cueOf = (lemma: string, kind: Cue['kind']): Cue | undefined => byWord.get(`${lemma}/${kind}`);

/** How often the word is a cue in this pattern, drawn towards how often it is one at all where it was seldom seen there. */
export function likelihood(cue: Cue, pattern: string): number {
  let hits = 0;
  let all = 0;
  for (const [h = 0, n = 0] of Object.values(cue.seen)) {
    hits += h;
    all += n;
  }
  const overall = (hits + 0.2) / (all + 1);
  const [here = 0, there = 0] = cue.seen[pattern] ?? [];
  return (here + 2 * overall) / (there + 2);
}
