/**
 * Annotated reports → the encoder's words with their gold findings and what rules find, a JSON line a report:
 * `node training/findings/prepare.ts FOLDER [CHECKOUT]`. CHECKOUT is another checkout of this project with its own
 * `node_modules`: its rules speak then, so that rules can be asked about reports that were written after them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { type ReportRow, readReportSet } from '../../bench/findings/report-sets.ts';
import { encoderWords } from '../../packages/model/src/encoder-words.ts';
import { windowsOf } from '../../packages/model/src/windows.ts';
import { createWordPieces } from '../../packages/model/src/word-pieces.ts';

type Row = Pick<ReportRow, 'id' | 'text' | 'findings'> & { date: string | null };

const root = join(import.meta.dirname, '../..');
const [folder, checkout = root] = process.argv.slice(2);
if (!folder) throw new Error('no folder was named: say where the prepared lines shall stand');
const { attribute } = await core<typeof import('@proviso/core/attribution')>('attribution');
const { interpret } = await core<typeof import('@proviso/core/interpretation')>('interpretation');
const { readArticle } = await core<typeof import('@proviso/core/reading')>('reading');
const pieces = createWordPieces(readFileSync(join(root, 'packages/model/weights/vocab.txt'), 'utf8'));
const analyse = createAnalyser(gazetteer);

const lines: string[] = [];
for (const { id, text, date, findings } of [...evenRows(), ...readReportSet(reports())]) {
  const hints = date === null ? {} : { published: date };
  const article = readArticle(new TextEncoder().encode(text), 'text/plain', hints);
  if ('code' in article || article.text !== text)
    throw new Error(`report \`${id}\` is not read as it stands`);
  const analysis = await analyse(article);
  const words = encoderWords(article, analysis.sentences, analysis.quotations, pieces);
  const told = interpret(article, analysis, attribute(article, analysis)).findings;
  lines.push(
    JSON.stringify({
      id,
      text,
      findings,
      words: words.map((w) => [w.start, w.end, w.sentence, w.shape, w.quoted, w.opens, w.joined]),
      pieces: words.map((w) => w.pieces),
      windows: windowsOf(words).map(({ first, end }) => [first, end]),
      // The gold tells an exception as words of what it bounds, not as a finding.
      rules: told.filter(({ exceptionTo }) => exceptionTo === null),
    }),
  );
}
writeFileSync(join(folder, 'reports.jsonl'), `${lines.join('\n')}\n`);

function core<Floor>(name: string): Promise<Floor> {
  const path = join(resolve(checkout), 'packages/core/src', name, 'index.ts');
  return import(pathToFileURL(path).href) as Promise<Floor>;
}

function reports(): string {
  return join(root, 'spec/interpretation/reports/develop');
}

/** Rules are written by the even rows of the dev reports; the odd ones are looked at by nobody. */
function evenRows(): Row[] {
  const dev = join(root, '../shared/data/findings/dev.jsonl');
  if (!existsSync(dev)) return [];
  const rows = readFileSync(dev, 'utf8').trim().split('\n');
  return rows.filter((_, at) => at % 2 === 0).map((line) => JSON.parse(line) as Row);
}
