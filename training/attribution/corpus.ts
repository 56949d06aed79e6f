import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Article, type Block, bareArticle } from '@proviso/core/vocabulary';

/** PolNeAR, as ../shared/data/attribution holds it: rows with gold spans, in UTF-16 units of their text. */
export type Gold = { source: [number, number][]; cue: [number, number][]; content: [number, number][] };
export type Row = { id: string; text: string; attributions: Gold[]; tokens: unknown[] | null };

const SHARED = new URL('../../../shared/data/attribution/', import.meta.url);

const corpusPath = (part: 'train' | 'dev'): URL => new URL(`${part}.jsonl.gz`, SHARED);

/** The rows of one part, or null where the data is not beside the project. */
export function readCorpus(part: 'train' | 'dev'): Row[] | null {
  const path = corpusPath(part);
  if (!existsSync(path)) return null;
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The part of train that nothing is fitted on but what is chosen last: every tenth article. */
export const heldOut = (_: unknown, index: number): boolean => index % 10 === 0;

/** A row as an article of one paragraph a line; its first line is its headline. */
export function articleOf(row: Row): Article {
  const blocks: Block[] = [];
  for (const match of row.text.matchAll(/\S[^\n]*/g)) {
    const end = match.index + match[0].trimEnd().length;
    blocks.push({ kind: blocks.length ? 'paragraph' : 'headline', start: match.index, end });
  }
  return bareArticle(row.text, blocks);
}
