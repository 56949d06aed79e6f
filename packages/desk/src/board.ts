/**
 * The record → its policies a page at a time, those that changed last first, each with its line. A line is made once for
 * as long as the record and the day stay what they are.
 */
import { type BoardLine, boardLine, wholePolicy } from '@proviso/core/publishing';
import type { Ledger, Overview, Standing } from '@proviso/core/record';
import { dayOf, type Policy } from '@proviso/core/vocabulary';
import { answersTo } from './ask.ts';
import type { Effects } from './effects.ts';
import type { RecordBook } from './record-book.ts';

export type BoardOptions = {
  /** How many policies come before: a page begins after them. */
  after?: number;
  most?: number;
};
/** A line with what the record's own clock and queue say of the policy. */
export type BoardPolicy = BoardLine & Pick<Standing, 'changed' | 'waiting'>;
export type Board = Required<BoardOptions> & {
  policies: BoardPolicy[];
  /** All policies on record, of which these are a page. */
  total: number;
  reports: number;
  /** Findings that wait and fit no policy. */
  homeless: number;
};

const A_PAGE = 20;

export type BoardKeeper = {
  board: (options?: BoardOptions) => Promise<Board>;
  overview: () => Promise<Overview>;
};

export function openBoard({ store, now }: Effects, book: RecordBook): BoardKeeper {
  let stamp = '';
  let seen: Promise<Overview> | null = null;
  let lines = new Map<string, BoardLine>();

  /** Whatever was kept of another record, or of yesterday, is let go. */
  async function overview(): Promise<Overview> {
    const { size } = await store.head();
    const today = `${size} ${dayOf(now())}`;
    if (seen === null || stamp !== today) {
      stamp = today;
      seen = store.views.overview();
      seen.catch(() => {
        seen = null;
      });
      lines = new Map();
    }
    return seen;
  }

  async function lineOf(id: string): Promise<BoardLine> {
    const kept = lines;
    const known = kept.get(id);
    if (known) return known;
    const ledger = await book.ofPolicy(id, null);
    const line = lineFrom(ledger, ledger.policies.get(id)!, now());
    kept.set(id, line);
    return line;
  }

  return {
    overview,
    async board({ after = 0, most = A_PAGE } = {}) {
      const { policies, reports, homeless } = await overview();
      const page = inOrder(policies).slice(after, after + most);
      const told: BoardPolicy[] = [];
      for (const { id, changed, waiting } of page) told.push({ ...(await lineOf(id)), changed, waiting });
      return { after, most, policies: told, total: policies.length, reports, homeless };
    },
  };
}

function lineFrom(ledger: Ledger, policy: Policy, now: number): BoardLine {
  const question = wholePolicy(policy, { at: dayOf(now) });
  return boardLine(ledger, policy, answersTo(ledger, policy, question, 0, false, now));
}

/** Instants are written so that they sort as they are; what never changed comes last, in the record's order. */
const inOrder = (policies: readonly Standing[]): Standing[] =>
  [...policies].sort((a, b) => compare(b.changed ?? '', a.changed ?? ''));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
