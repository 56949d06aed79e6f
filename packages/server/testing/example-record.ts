/**
 * Reports of our own making → a desk over a record in memory, reviewed: what the pages are tried on. Nothing is read or
 * analysed here, the readings are written by hand, so that a page's test does not depend on what the reader finds.
 */
import { createHash } from 'node:crypto';
import {
  type Article,
  type Block,
  type BlockKind,
  bareArticle,
  bareFinding,
  type Finding,
  type FullReading,
  type Policy,
  type Quote,
  type Reviewer,
  SLOT_NAMES,
  type SlotName,
  type Stance,
} from '@proviso/core/vocabulary';
import { type Desk, openDesk, type Store } from '@proviso/desk';
import { openMemoryStore } from '@proviso/store';
import written from './example-record.json' with { type: 'json' };

/** 1 December 2024, noon. */
export const NOW = Date.UTC(2024, 11, 1, 12);
const reviewer: Reviewer = { kind: 'person', name: 'a reviewer' };

export type Example = { desk: Desk; store: Store; shaOf: (report: string) => string };

type FindingRow = {
  id: string;
  anchor: string;
  move: string;
  phase?: string;
  speaker?: string;
  channel: string;
  slots?: Record<string, string | undefined>;
  values?: Record<string, string | undefined>;
  residueOf?: string;
  limitOf?: string;
  exceptionTo?: string;
  flags?: string[];
  background?: boolean;
};
type ReportRow = {
  id: string;
  outlet: string;
  published: string;
  url?: string;
  blocks: (string | string[])[];
  findings: FindingRow[];
  stances?: { actor: string; stance: string; since?: string }[];
  accept: string[];
};

/** `example` may tell the same in other words: a test of hostile ones does. */
export async function exampleDesk(example: typeof written = written): Promise<Example> {
  const store = openMemoryStore();
  const desk = emptyDesk(store);
  const reports: ReportRow[] = example.reports;
  for (const policy of example.policies as Policy[]) await desk.addPolicy(policy);
  for (const report of reports) {
    const reading = readingOf(report);
    const { sha256 } = reading.report;
    await store.append(
      [{ kind: 'reading', program: 'by hand', reading }],
      Date.parse(`${report.published}T18:00Z`),
    );
    for (const finding of report.accept) await desk.accept(`${sha256}:${finding}`, reviewer);
  }
  const wrong = (await desk.ledger()).claims.find((claim) => claim.finding === example.retract.finding);
  if (wrong) await desk.retract(wrong.id, example.retract.reason, reviewer);
  for (const [policy, through] of Object.entries(example.checks)) await desk.check(policy, through);
  return { desk, store, shaOf: (id) => sha256(JSON.stringify(reports.find((report) => report.id === id))) };
}

export function emptyDesk(store: Store): Desk {
  return openDesk({
    store,
    analyse: async () => ({ tokens: [], sentences: [], entities: [], quotations: [], proposals: [] }),
    gazetteer: { longestAt: () => null, named: () => null },
    now: () => NOW,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function readingOf(report: ReportRow): FullReading {
  const article = articleOf(report);
  const quote = (words: string): Quote => {
    const start = article.text.indexOf(words);
    if (start < 0) throw new Error(`\`${words}\` does not stand in \`${report.id}\``);
    return { start, end: start + words.length, text: words };
  };
  const stance = (row: NonNullable<ReportRow['stances']>[number]): Stance => ({
    actor: quote(row.actor),
    stance: row.stance as Stance['stance'],
    since: row.since ? { ...quote(row.actor), value: row.since } : null,
    background: row.since !== undefined,
    reason: null,
    finding: report.findings[0]?.id ?? null,
    statement: null,
  });
  return {
    report: {
      source: `${report.id}.html`,
      mediaType: 'text/html',
      sha256: sha256(JSON.stringify(report)),
      bytes: article.text.length,
      retrieved: null,
    },
    article,
    statements: [],
    findings: report.findings.map((row) => findingOf(row, quote)),
    stances: (report.stances ?? []).map(stance),
  };
}

function articleOf(report: ReportRow): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const row of report.blocks) {
    const [words = '', kind = 'paragraph', cue] = typeof row === 'string' ? [row] : row;
    const start = text.length;
    text += `${words}\n\n`;
    const end = start + words.length;
    blocks.push({ kind: kind as BlockKind, start, end, ...(cue ? { cue } : {}) });
  }
  const of = (kind: BlockKind) =>
    blocks.filter((block) => block.kind === kind).map((b) => text.slice(b.start, b.end));
  return {
    ...bareArticle(text, blocks),
    headline: of('headline')[0] ?? null,
    bylines: of('byline'),
    publisher: report.outlet,
    published: report.published,
    url: report.url ?? null,
    story: of('paragraph').join('\n\n'),
  };
}

function findingOf(row: FindingRow, quote: (words: string) => Quote): Finding {
  const slot = (name: SlotName) => {
    const words = row.slots?.[name];
    const value = row.values?.[name];
    if (words !== undefined) return { ...quote(words), ...(value === undefined ? {} : { value }) };
    return value === undefined ? null : { inferred: true as const, value, reason: 'told by the date line' };
  };
  return {
    ...bareFinding(quote(row.anchor)),
    id: row.id,
    move: row.move as Finding['move'],
    phase: (row.phase ?? 'in_force') as Finding['phase'],
    label: row.anchor,
    background: row.background ?? false,
    slots: Object.fromEntries(SLOT_NAMES.map((name) => [name, slot(name)])) as Finding['slots'],
    until_kind: row.values?.effective_until ? 'date' : 'unstated',
    residueOf: row.residueOf ?? null,
    exceptionTo: row.exceptionTo ?? null,
    limitOf: row.limitOf ?? null,
    flags: (row.flags ?? []) as Finding['flags'],
    speaker: row.speaker ? quote(row.speaker) : 'reporter',
    channel: row.channel as Finding['channel'],
    confidence: 0.9,
  };
}
