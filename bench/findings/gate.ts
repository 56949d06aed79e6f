/**
 * The gate before attribution → what it loses (dev reports with findings, tracker notes), what it closes (dev reports
 * without, web pages of all kinds), and the speed of the whole way from HTML to findings where it closes and where not.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read, type Unread } from '@proviso/core';
import { mayTellRule } from '@proviso/core/interpretation';
import { readArticle } from '@proviso/core/reading';
import { bareArticle } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { CORPORA, readPages } from '../../training/reading/corpus.ts';
import { changeIn, updateRows } from './note-rows.ts';

type DevRow = { text: string; findings: unknown[] };

const DEV = fileURLToPath(new URL('../../../shared/data/findings/dev.jsonl', import.meta.url));
const encode = (text: string) => new TextEncoder().encode(text);

export async function measureGate(): Promise<object | null> {
  const pages = readPages(CORPORA[0]!);
  const rows = await updateRows();
  if (!pages || !rows) {
    console.log('skipped: `../shared/data` is not beside the project');
    return null;
  }
  const dev = readFileSync(DEV, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DevRow);
  const shut = {
    positives: share(dev.filter(({ findings }) => findings.length > 0).map(({ text }) => isShut(text))),
    negatives: share(dev.filter(({ findings }) => findings.length === 0).map(({ text }) => isShut(text))),
    notes: share([...rows.values()].map((cells) => isShutNote(changeIn(cells)))),
  };
  const speed = await speedOf(pages.map(({ html }) => html));
  console.log('the gate shuts');
  tell('dev reports with findings', shut.positives);
  tell('tracker notes', shut.notes);
  tell('dev reports without findings', shut.negatives);
  tell('web pages', speed.shut);
  console.log('whole way, HTML to findings, reports per CPU-second');
  console.log(`  where it shuts   ${speed.closed.toFixed(0)}\n  where it opens   ${speed.open.toFixed(1)}`);
  return {
    ...shut,
    pages: speed.shut,
    perCpuSecond: { closed: round(speed.closed), open: round(speed.open) },
  };
}

type Share = { shut: number; of: number };
const share = (shut: readonly boolean[]): Share => ({ shut: shut.filter(Boolean).length, of: shut.length });
const tell = (what: string, { shut, of }: Share) =>
  console.log(
    `  ${what.padEnd(30)} ${String(shut).padStart(4)} of ${of}, ${((100 * shut) / of).toFixed(1)}%`,
  );
const round = (value: number) => Number(value.toFixed(1));

function isShut(text: string): boolean {
  const article = readArticle(encode(text), 'text/plain', {});
  return !('code' in article) && !mayTellRule(article);
}

const isShutNote = (text: string): boolean =>
  !mayTellRule(bareArticle(text, [{ kind: 'paragraph', start: 0, end: text.length }]));

async function speedOf(pages: readonly string[]) {
  const analyse = createAnalyser(gazetteer);
  const time = { closed: 0, open: 0 };
  const count = { closed: 0, open: 0 };
  const reports = pages.map(unreadOf);
  for (const report of reports.slice(0, WARM_UP)) await read(report, analyse, { gated: true });
  for (const report of reports) {
    const before = process.cpuUsage();
    const result = await read(report, analyse, { gated: true });
    const { user, system } = process.cpuUsage(before);
    if ('error' in result) continue;
    const way = result.passedOver ? 'closed' : 'open';
    time[way] += (user + system) / 1e6;
    count[way]++;
  }
  return {
    shut: { shut: count.closed, of: count.closed + count.open },
    closed: count.closed / time.closed,
    open: count.open / time.open,
  };
}
const WARM_UP = 20;

function unreadOf(html: string): Unread {
  const bytes = encode(html);
  const report = { source: 'page', mediaType: 'text/html', sha256: '', bytes: bytes.length, retrieved: null };
  return { report, bytes, hints: {} };
}
