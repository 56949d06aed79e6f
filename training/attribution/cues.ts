import type { Token } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { kindAt } from '../../packages/core/src/attribution/noun-cues.ts';
import { patternOf } from '../../packages/core/src/attribution/patterns.ts';
import { sceneOf } from '../../packages/core/src/attribution/scene.ts';
import classes from './classes.json' with { type: 'json' };
import { articleOf, type Gold, type Row } from './corpus.ts';

/** A line of the lexicon: `seen` lists patterns as "that 347/377", cues of all; a third number counts cues that took the preposition in. */
export type CueRow = { lemma: string; kind: string; class: string; seen: string };

type Count = { hits: number; all: number; joined: number };

/** Rows → the words that annotators marked as cues, with the patterns they stood in. */
export async function countCues(rows: readonly Row[]): Promise<CueRow[]> {
  const analyse = createAnalyser(gazetteer);
  const counts = new Map<string, Map<string, Count>>();
  for (const row of rows) {
    const article = articleOf(row);
    const { tokens, ...rest } = await analyse(article);
    const scene = sceneOf(article, { tokens, ...rest });
    const heads = new Set(row.attributions.map((gold) => headOf(tokens, gold)));
    const inCue = (token: Token | undefined) =>
      token !== undefined &&
      row.attributions.some(({ cue }) =>
        cue.some(([start, end]) => token.start >= start && token.end <= end),
      );
    tokens.forEach((token, at) => {
      const kind = token.pos === 'VERB' ? 'verb' : kindAt(scene, at);
      if (kind === null || /[^a-z-]/.test(token.lemma)) return;
      const pattern = patternOf(scene, at);
      const key = `${token.lemma}/${kind}`;
      const patterns = counts.get(key) ?? new Map<string, Count>();
      const count = patterns.get(pattern) ?? { hits: 0, all: 0, joined: 0 };
      count.all++;
      if (heads.has(at)) {
        count.hits++;
        const preposition = pattern.replace(/^(?:passive )?prep:/, '');
        const after = tokens.slice(at + 1, at + 4).find((t) => t.text.toLowerCase() === preposition);
        if (pattern.includes('prep:') && inCue(after)) count.joined++;
      }
      patterns.set(pattern, count);
      counts.set(key, patterns);
    });
  }
  return [...counts]
    .flatMap(([key, patterns]) => rowOf(key, patterns) ?? [])
    .sort((a, b) => (a.lemma + a.kind < b.lemma + b.kind ? -1 : 1));
}

/** The chief word of a cue: its first verb, or the last where the first only leads to it ("declined to comment"), else its noun. */
function headOf(tokens: readonly Token[], { cue }: Gold): number {
  const inside = tokens.flatMap((t, i) =>
    cue.some(([start, end]) => t.start >= start && t.end <= end) ? [i] : [],
  );
  const verbs = inside.filter((i) => tokens[i]!.pos === 'VERB');
  const [first] = verbs;
  const led = verbs.find((i) => i !== first && tokens[i - 1]!.text === 'to');
  if (first !== undefined) return led ?? first;
  return inside.find((i) => tokens[i]!.pos === 'NOUN') ?? inside.find((i) => tokens[i]!.pos === 'ADJ') ?? -1;
}

/** A word that was twice a cue, and in some pattern often enough to be worth looking at. */
function rowOf(key: string, patterns: ReadonlyMap<string, Count>): CueRow | null {
  const [lemma = '', kind = ''] = key.split('/');
  const kept = [...patterns]
    .filter(([, c]) => c.hits > 0 || c.all >= 3)
    .sort(([, a], [, b]) => b.all - a.all);
  const hits = kept.reduce((sum, [, c]) => sum + c.hits, 0);
  if (hits < 2 || !kept.some(([, c]) => (c.hits + 0.5) / (c.all + 1) > 0.3)) return null;
  const named = Object.entries(classes).find(([, words]) => words.includes(lemma))?.[0];
  const seen = kept
    .map(([pattern, c]) => `${pattern} ${c.hits}/${c.all}${c.joined ? `/${c.joined}` : ''}`)
    .join('; ');
  return { lemma, kind, class: kind === 'verb' ? (named ?? 'other') : 'other', seen };
}
