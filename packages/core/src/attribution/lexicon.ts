import counted from './cues.json' with { type: 'json' };
import byHand from './cues-by-hand.json' with { type: 'json' };

/** Verbs by what is done with the content; `other` tells nothing but that it can be a cue. */
type CueClass =
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

export type CueKind = 'verb' | 'noun' | 'adj';

/**
 * A word and, by pattern (`patterns.ts`), how often it was a cue there, and how often it stood there at all. Where the
 * pattern is a preposition, `joined` has it if the cue mostly took it in ("called for", "hinted at").
 */
export type Cue = {
  class: CueClass;
  seen: Map<string, [number, number]>;
  joined: Set<string>;
  /** Patterns that a person entered as sure ones. */
  entered: Set<string>;
  overall: number;
};

/** What a pattern entered by hand weighs: as though seen ten times, nine of them a cue. */
const BY_HAND: [number, number] = [9, 10];

const lexicon = new Map<string, Cue>();
for (const row of counted) {
  const seen = new Map<string, [number, number]>();
  const joined = new Set<string>();
  for (const part of row.seen.split('; ')) {
    const cut = part.lastIndexOf(' ');
    const [hits = 0, all = 0, within = 0] = part
      .slice(cut + 1)
      .split('/')
      .map(Number);
    seen.set(part.slice(0, cut), [hits, all]);
    if (within * 2 > hits) joined.add(part.slice(0, cut));
  }
  lexicon.set(`${row.lemma}/${row.kind}`, {
    class: row.class as CueClass,
    seen,
    joined,
    entered: new Set(),
    overall: 0,
  });
}
for (const row of byHand) {
  const key = `${row.lemma}/${row.kind}`;
  const cue = lexicon.get(key) ?? {
    class: row.class as CueClass,
    seen: new Map(),
    joined: new Set(),
    entered: new Set(),
    overall: 0,
  };
  for (const pattern of row.patterns) {
    const [hits, all] = cue.seen.get(pattern) ?? [0, 0];
    if (/^prep:(?!by|that)/.test(pattern)) cue.joined.add(pattern);
    cue.entered.add(pattern);
    cue.seen.set(pattern, [hits + BY_HAND[0], all + BY_HAND[1]]);
  }
  lexicon.set(key, cue);
}
for (const cue of lexicon.values()) {
  let hits = 0;
  let all = 0;
  for (const [h, n] of cue.seen.values()) {
    hits += h;
    all += n;
  }
  cue.overall = (hits + 0.2) / (all + 1);
}

export const cueOf = (lemma: string, kind: CueKind): Cue | undefined => lexicon.get(`${lemma}/${kind}`);

/** How often the word is a cue in this pattern, drawn towards how often it is one at all where it was seldom seen there. */
export function likelihood(cue: Cue, pattern: string): number {
  const [hits, all] = cue.seen.get(pattern) ?? [0, 0];
  return (hits + 2 * cue.overall) / (all + 2);
}
