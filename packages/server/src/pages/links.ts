/** Where things stand: every address of the site is made here. */
import type { Question } from '@proviso/core/vocabulary';

const segment = encodeURIComponent;

export const FEED_KINDS = ['atom', 'rss', 'json'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];
export const FEED_TYPES: Record<FeedKind, string> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
};

export const policyPath = (policy: string): string => `/p/${segment(policy)}`;
export const askPath = (policy: string): string => `${policyPath(policy)}/ask`;
export const receiptPath = (policy: string): string => `${policyPath(policy)}/receipt.json`;
/** Of one policy, or, by null, of all. */
/** What waits and bears on it. */
export const reviewPath = (policy: string): string => `${policyPath(policy)}/review`;
export const feedPath = (policy: string | null, kind: FeedKind = 'atom'): string =>
  `${policy === null ? '' : policyPath(policy)}/feed.${kind}`;
export const bulletinPath = (policy: string): string => `${policyPath(policy)}/bulletin`;
export const livePath = (policy: string): string => `${policyPath(policy)}/live`;
export const entryPath = (seq: number): string => `/e/${seq}`;
export const exportPath = (policy: string, kind: 'json' | 'csv', clocks: Clocks): string =>
  `${policyPath(policy)}.${kind}${clockQuery(clocks)}`;
/** The whole page as one file that checks itself. */
export const dossierPath = (policy: string, clocks: Partial<Clocks>): string =>
  `${policyPath(policy)}/dossier.html${clockQuery(clocks)}`;
export const reportPath = (report: string, finding?: string): string =>
  `/reports/${segment(report)}${finding === undefined ? '' : `#${markId(finding)}`}`;

/** What the report tells, in short. */
export const toldPath = (report: string): string => `${reportPath(report)}#told`;
/** The finding itself, beside those words. */
export const notePath = (report: string, finding: string): string =>
  `${reportPath(report)}#${noteId(finding)}`;
export const decidePath = (report: string): string => `${reportPath(report)}/review`;
export const newPolicyPath = (report: string, finding: string): string =>
  `/policies/new?from=${segment(`${report}:${finding}`)}`;
export const reviewerPath = (next: string): string => `/reviewer?next=${segment(next)}`;

/** Where a finding's words stand in its report's text. */
export const markId = (finding: string): string => `m-${plain(finding)}`;
export const noteId = (finding: string): string => `n-${plain(finding)}`;
const plain = (id: string): string => id.replace(/[^\p{L}\p{N}]+/gu, '-');

export type Clocks = Pick<Question, 'at' | 'asPublishedBy' | 'asRecordedBy'>;

/** Only what was asked for: a page without clocks stays the page of today. */
export function clockQuery(clocks: Partial<Clocks>): string {
  const query = new URLSearchParams();
  if (clocks.at) query.set('at', clocks.at);
  if (clocks.asPublishedBy) query.set('as-published-by', clocks.asPublishedBy);
  if (clocks.asRecordedBy) query.set('as-recorded-by', clocks.asRecordedBy);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
