/**
 * The record → its policies a page at a time, those that changed last first, each with its line. A line is made once and
 * kept for as long as the day is the same and no entry speaks of its policy.
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

const A_PAGE = 12;
/** The entries by which a line may change. */
const CHANGING = ['policy', 'claim', 'retraction', 'check'] as const;
/** After so many it is quicker to make the lines anew as they are asked for. */
const MOST_LOOKED_AT = 1000;

export type BoardKeeper = {
  board: (options?: BoardOptions) => Promise<Board>;
  overview: () => Promise<Overview>;
};

export function openBoard({ store, now }: Effects, book: RecordBook): BoardKeeper {
  const lines = new Map<string, BoardLine>();
  let size = 0;
  let day = '';
  let seen: Overview | null = null;
  let looking: Promise<unknown> = Promise.resolve();

  /** One look at a time; what has not changed since the last is kept. */
  function overview(): Promise<Overview> {
    const look = looking.then(async () => {
      const head = await store.head();
      const today = dayOf(now());
      if (seen !== null && head.size === size && today === day) return seen;
      if (today !== day || head.size < size || head.size - size > MOST_LOOKED_AT) lines.clear();
      else await forget(size, head.size);
      const told = await store.views.overview();
      [size, day, seen] = [head.size, today, told];
      return told;
    });
    looking = look.catch(() => undefined);
    return look;
  }

  async function forget(after: number, through: number): Promise<void> {
    for await (const { body } of store.entries({ after, through, kinds: CHANGING })) {
      if (body.kind === 'policy') lines.delete(body.policy.id);
      if (body.kind === 'claim') lines.delete(body.claim.policy);
      if (body.kind === 'check') lines.delete(body.policy);
      if (body.kind === 'retraction') lines.delete((await store.views.claim(body.claim))?.policy ?? '');
    }
  }

  async function lineOf(id: string): Promise<BoardLine> {
    const known = lines.get(id);
    if (known) return known;
    const at = `${size} ${day}`;
    const ledger = await book.ofPolicy(id, null);
    const line = lineFrom(ledger, ledger.policies.get(id)!, now());
    // The record may have grown meanwhile.
    if (at === `${size} ${day}`) lines.set(id, line);
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
