import { readFileSync } from 'node:fs';

/** Hand-labelled mentions, by document: whom a pronoun, a short name or a description stands for, by its place in the text. */
export type Place = [start: number, end: number];
export type Labelled = {
  start: number;
  end: number;
  kind: 'pronoun' | 'short' | 'description';
  /** Where the fullest mention of the same stands; `unresolved` where the text does not tell. */
  answer: Place | 'unresolved';
};
export type LabelledDocument = {
  doc: string;
  half: 'developed' | 'held-out' | 'fresh';
  mentions: Labelled[];
};

/** `held-out` documents are for totals alone: nothing is chosen or fitted on them. */
export function readLabels(): LabelledDocument[] {
  const file = readFileSync(new URL('../../spec/speakers/polnear-dev.jsonl', import.meta.url), 'utf8');
  return file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledDocument);
}
