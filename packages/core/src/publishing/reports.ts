/**
 * Claims → the reports they stand in, one story with its copies under it. Only what tracing could show is folded: the
 * others are counted as reports whose origins were not examined, which does not make them independent.
 */
import type { Ledger, RecordedReading } from '../record/index.ts';
import type { EdtfString, RecordedClaim } from '../vocabulary/index.ts';
import { type CopyChanges, copyChanges } from './copy-changes.ts';
import { momentOf } from './dates.ts';
import { count } from './words.ts';

export type ReportLine = {
  /** sha256 */
  report: string;
  outlet: string | null;
  headline: string | null;
  published: EdtfString | null;
  /** Where it can be read: its own address, else the path or address it came from. */
  source: string;
  /** An address of the web, or null. */
  url: string | null;
  /** Claims of this policy that stand in it. */
  claims: number;
};

/** `changes` null: one of the two texts is not at hand. */
export type CopyLine = ReportLine & { changes: CopyChanges | null };

/** `first` on record of its story. */
export type ReportStory = { first: ReportLine; copies: CopyLine[] };

/** Newest story first; its copies in the order of publication. */
export function storiesOf(ledger: Ledger, claims: readonly RecordedClaim[]): ReportStory[] {
  const byReport = Map.groupBy(claims, (claim) => claim.report);
  const byOrigin = Map.groupBy(byReport, ([, [claim]]) => claim!.origin);
  return [...byOrigin]
    .map(([origin, reports]): ReportStory => {
      const lines = reports.map(([report, its]) => lineOf(ledger, report, its)).sort(byDate);
      const first = lines.find((line) => line.report === origin) ?? lines[0]!;
      const copies = lines.filter((line) => line !== first);
      return { first, copies: copies.map((copy) => ({ ...copy, changes: changesIn(ledger, first, copy) })) };
    })
    .sort((a, b) => byDate(b.first, a.first));
}

function changesIn({ readings }: Ledger, first: ReportLine, copy: ReportLine): CopyChanges | null {
  const [before, after] = [readings.get(first.report), readings.get(copy.report)];
  return before && after ? copyChanges(before.article, after.article) : null;
}

const byDate = (a: ReportLine, b: ReportLine): number =>
  momentOf(a.published) - momentOf(b.published) || (a.report < b.report ? -1 : 1);

function lineOf(ledger: Ledger, report: string, claims: readonly RecordedClaim[]): ReportLine {
  const reading = ledger.readings.get(report);
  const [claim] = claims;
  const source = reading?.report.source ?? '';
  return {
    report,
    outlet: reading?.article.publisher ?? claim?.receipt.outlet ?? null,
    headline: reading?.article.headline ?? claim?.receipt.headline ?? null,
    published: claim?.published ?? null,
    source,
    url: reading ? addressOf(reading) : null,
    claims: claims.length,
  };
}

/** Where a report can be read on the web: at the address that it tells itself, else at the one it came from. */
export const addressOf = ({ report, article }: Pick<RecordedReading, 'report' | 'article'>): string | null =>
  [article.url, report.source].find((address) => address && isWebAddress(address)) ?? null;

/** Nothing else may become a link: a page's own address can hold anything. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s]+$/i.test(address);

/** "4 reports, 1 of them a copy, origins not examined" */
export function sayStories(stories: readonly ReportStory[]): string {
  const copies = stories.reduce((n, story) => n + story.copies.length, 0);
  const all = stories.length + copies;
  const copied = copies === 0 ? '' : `, ${copies} of them ${copies === 1 ? 'a copy' : 'copies'}`;
  return `${count(all, 'report')}${copied}, ${all === 1 ? 'origin' : 'origins'} not examined`;
}
