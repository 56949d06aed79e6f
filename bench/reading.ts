/**
 * Measures reading on the corpora beside the project: stories beside those of Readability and defuddle, each reader in
 * a process of its own; ours also by site folds, where the scorer never saw the page's site; and title, author and
 * date. Scores come from ../shared/eval. `--quick` leaves defuddle and the folds out. The last line is JSON.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArticle } from '../packages/core/src/reading/index.ts';
import { draftOfHtml } from '../packages/core/src/reading/page/html.ts';
import { BODY } from '../packages/core/src/reading/page/opinion.ts';
import { CORPORA, type Page, readPages } from '../training/reading/corpus.ts';
import { foldOf, scorersByFold } from '../training/reading/folds.ts';
import { isReader, type Measured, measure, READERS, readAll } from './reading/readers.ts';
import { type Scores, SHARED, scoreMetadata, scoreStories } from './reading/scores.ts';

const [flag, name, given, out] = process.argv.slice(2);
if (flag === '--reader' && isReader(name)) await readAll(name, given!, out!);
else compare(flag === '--quick');

function compare(quick: boolean): void {
  if (!existsSync(join(SHARED, 'data/reading/aeb.jsonl.gz'))) {
    console.log(
      `nothing to measure: the corpora are not at \`${SHARED}\`; see CONTRIBUTING for where they belong`,
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'proviso-reading-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [gold, silver, metadata] = CORPORA.map((corpus) => readPages(corpus)!) as [Page[], Page[], Page[]];
  for (const [i, { html }] of gold.entries()) writeFileSync(join(folder, `${i}.html`), html);
  writeFileSync(join(folder, 'urls.json'), JSON.stringify(gold.map(({ url }) => url)));
  const truth = gold.map(({ story }) => story);

  console.log(`${gold.length} pages; pages per CPU-second of the first pass and of the second\n`);
  console.log(`${'reader'.padEnd(34)}F1     P      R      exact   first  second  peak MB`);
  const readers = Object.fromEntries(
    READERS.filter((reader) => !quick || reader !== 'defuddle').map((reader) => {
      const { stories, ...speed } = measure(reader, folder);
      const row = { ...scoreStories(folder, truth, stories), ...speed };
      show(reader === 'proviso' ? 'proviso, as shipped (saw the pages)' : reader, row, row);
      return [reader, row];
    }),
  );
  const times = (pass: 'first' | 'second') =>
    Number(
      (readers.proviso![pass].pagesPerCpuSecond / readers.readability![pass].pagesPerCpuSecond).toFixed(1),
    );
  const result = {
    readers,
    timesReadability: { first: times('first'), second: times('second') },
    ...(quick ? {} : { folds: byFolds(folder, gold, silver, metadata) }),
    metadata: metadataScores(folder, metadata),
  };
  console.log(JSON.stringify(result));
}

function show(what: string, scores: Scores, speed?: Omit<Measured, 'stories'>): void {
  const { f1, precision, recall, exact } = scores;
  const numbers = [f1, precision, recall, exact].map((x) => x.toFixed(3)).join('  ');
  const rest = speed
    ? `   ${[speed.first.pagesPerCpuSecond, speed.second.pagesPerCpuSecond].map((x) => x.toFixed(0).padStart(5)).join('   ')}   ${String(speed.peakMemoryMb).padStart(6)}`
    : '';
  console.log(`${what.padEnd(34)}${numbers}${rest}`);
}

/** Each page read with the scorer of its fold; the rules and all else are the same. */
function byFolds(folder: string, gold: readonly Page[], silver: readonly Page[], metadata: readonly Page[]) {
  const scorers = scorersByFold([...gold, ...silver, ...metadata]);
  const scoresOf = (pages: readonly Page[]): Scores =>
    scoreStories(
      folder,
      pages.map(({ story }) => story),
      pages.map(({ html, url, site }) =>
        draftOfHtml(html, url, scorers[foldOf(site)])
          .parts.filter(({ kind }) => BODY.has(kind))
          .map(({ text }) => text)
          .join('\n\n'),
      ),
    );
  const aeb = scoresOf(gold);
  show('proviso, by site folds', aeb);
  const readability = scoresOf(silver);
  show('the same, against Readability', readability);
  const snippets = { kept: [0, 0], dropped: [0, 0] };
  for (const { rows, labels, site } of metadata) {
    const found = scorers[foldOf(site)]!(rows);
    for (const [i, label] of labels.entries()) {
      const counts = label === 1 ? snippets.kept : label === 0 ? snippets.dropped : null;
      if (!counts) continue;
      counts[1]!++;
      if (found[i]! > 0 === (label === 1)) counts[0]!++;
    }
  }
  const share = ([right, all]: number[]) => Number((right! / all!).toFixed(3));
  const told = { kept: share(snippets.kept), dropped: share(snippets.dropped) };
  console.log(`snippets that must be kept ${told.kept}, that must not ${told.dropped}`);
  return { aeb, readability, snippets: told };
}

function metadataScores(folder: string, pages: readonly Page[]): Record<string, number> {
  const rows = pages.map(({ html, url }) => {
    const article = readArticle(new TextEncoder().encode(html), 'text/html', { baseUrl: url });
    if ('code' in article) return { id: url };
    const { headline, bylines, published } = article;
    return { id: url, article: { headline, bylines, published } };
  });
  const scores = scoreMetadata(folder, join(SHARED, 'data/reading/metadata.jsonl.gz'), rows);
  console.log(
    `metadata: ${Object.entries(scores)
      .map(([field, score]) => `${field} ${score}`)
      .join('  ')}`,
  );
  return scores;
}
