/**
 * PolNeAR train and dev → the encoder's words with their gold labels, a JSON line an article, into the folder named:
 * `node training/attribution/prepare.ts FOLDER`. It is the product's own splitting that the model is taught on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { encoderWords } from '../../packages/model/src/encoder-words.ts';
import { createWordPieces } from '../../packages/model/src/word-pieces.ts';
import { articleOf, readCorpus } from './corpus.ts';

const folder = process.argv[2];
if (!folder) throw new Error('no folder was named: say where the prepared lines shall stand');
const vocabulary = new URL('../../packages/model/weights/vocab.txt', import.meta.url);
const pieces = createWordPieces(readFileSync(vocabulary, 'utf8'));
const analyse = createAnalyser(gazetteer);

for (const part of ['train', 'dev'] as const) {
  const rows = readCorpus(part);
  if (!rows)
    throw new Error('`../shared/data/attribution` is not beside the project: there is nothing to learn from');
  const lines: string[] = [];
  for (const row of rows) {
    const article = articleOf(row);
    const { sentences, quotations } = await analyse(article);
    const words = encoderWords(article, sentences, quotations, pieces);
    lines.push(
      JSON.stringify({
        id: row.id,
        words: words.map((w) => [w.start, w.end, w.sentence, w.shape, w.quoted, w.opens, w.joined]),
        pieces: words.map((w) => w.pieces),
        gold: row.attributions.map(({ source, cue, content }) => ({ source, cue, content })),
        silver: row.tokens,
      }),
    );
  }
  writeFileSync(join(folder, `${part}.jsonl`), `${lines.join('\n')}\n`);
}
