/**
 * The record → findings that wait, a page at a time: first those that bear on a policy, then those that fit none. Only
 * the reports of one page are read.
 */
import { type WaitingFinding, waitingFindings } from '@proviso/core/publishing';
import type { Effects } from './effects.ts';
import { reportIn } from './suggestions.ts';

export type QueueOptions = {
  /** Only those that fit it. */
  policy?: string;
  /** How many findings come before. */
  after?: number;
  most?: number;
};
export type Queue = Required<Pick<QueueOptions, 'after' | 'most'>> & {
  /** In order of reading, those that bear on a policy before those that fit none. */
  findings: WaitingFinding[];
  /** By id, of the policies that these findings fit. */
  names: ReadonlyMap<string, string>;
  /** How many there are in all, of the policy alone where one was named. */
  bearing: number;
  homeless: number;
};

const A_PAGE = 50;

export async function queueOf(
  { store }: Pick<Effects, 'store'>,
  { policy, after = 0, most = A_PAGE }: QueueOptions = {},
): Promise<Queue> {
  const all = await store.views.waiting(policy);
  const none = new Set(policy === undefined ? await store.views.waiting(null) : []);
  const inOrder = [...all.filter((ref) => !none.has(ref)), ...all.filter((ref) => none.has(ref))];
  const page = inOrder.slice(after, after + most);
  const ledger = await store.views.ofReports([...new Set(page.map(reportIn))]);
  const found = new Map(waitingFindings(ledger).map((finding) => [finding.ref, finding]));
  return {
    after,
    most,
    // What was decided meanwhile waits no more.
    findings: page.flatMap((ref) => found.get(ref) ?? []),
    names: new Map([...ledger.policies.values()].map(({ id, name }) => [id, name])),
    bearing: all.length - none.size,
    homeless: none.size,
  };
}
