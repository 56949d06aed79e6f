/**
 * Entries of the record → their notices: what each says, in words. What a policy's claims tell together is worked out
 * once for as long as the record stays as it is, so that a batch of thousands costs no more than one look at each.
 */
import { type Notice, noticeOf, type Told, toldIn } from '@proviso/core/publishing';
import type { Ledger } from '@proviso/core/record';
import { type Entry, type EntryBody, ProvisoError } from '@proviso/core/vocabulary';
import type { Effects } from './effects.ts';
import { entryAt, mustHold } from './log.ts';
import type { RecordBook } from './record-book.ts';

export type NoticeSpan = { after: number; through?: number; kinds?: readonly EntryBody['kind'][] };

/** The kinds of entry that may change a policy's page; those of them that may change what it says is allowed. */
export const PAGE_KINDS = ['policy', 'claim', 'retraction', 'check'] as const;
const CHANGE_KINDS = ['claim', 'retraction'] as const;

const FIRST_WINDOW_ENTRIES = 256;

export type Notices = {
  notices: (span: NoticeSpan) => AsyncIterable<Notice>;
  notice: (seq: number) => Promise<Notice>;
  latestChanges: (policy: string | null, most: number) => Promise<Notice[]>;
};

export function openNotices({ store }: Pick<Effects, 'store'>, book: RecordBook): Notices {
  const known = new WeakMap<Ledger, Told>();

  async function toldOf(id: string): Promise<Told> {
    const ledger = await book.ofPolicy(id, null);
    const policy = ledger.policies.get(id);
    if (!policy)
      throw new ProvisoError('E_RECORD_DAMAGED', `no policy \`${id}\` is on record for its claims`);
    const told = known.get(ledger) ?? toldIn(ledger, policy);
    known.set(ledger, told);
    return told;
  }

  async function inWords(entry: Entry): Promise<Notice> {
    const { body, seq } = entry;
    switch (body.kind) {
      case 'claim':
        return noticeOf(entry, { told: await toldOf(body.claim.policy) });
      case 'retraction': {
        const claim = await store.views.claim(body.claim);
        if (!claim)
          throw new ProvisoError('E_RECORD_DAMAGED', `entry ${seq} takes back what was never claimed`);
        return noticeOf(entry, { told: await toldOf(claim.policy) });
      }
      case 'check':
        return noticeOf(entry, { told: await toldOf(body.policy) });
      case 'policy': {
        const before = await store.views.policies(seq - 1);
        return noticeOf(entry, { isNewVersion: before.has(body.policy.id) });
      }
      case 'review': {
        const { readings } = await store.views.ofReports([body.report]);
        const reading = readings.get(body.report);
        return noticeOf(entry, reading ? { reading } : {});
      }
      case 'reading':
        return noticeOf(entry, {});
    }
  }

  async function* notices(span: NoticeSpan): AsyncIterable<Notice> {
    for await (const entry of store.entries(span)) yield await inWords(entry);
  }

  const notice = async (seq: number): Promise<Notice> => {
    mustHold(seq, await store.head(), 1);
    return inWords(await entryAt(store, seq));
  };

  /** The claims of one policy, and when they were taken back, are known without going through the record. */
  async function latestOf(policy: string, most: number): Promise<Notice[]> {
    const { claims } = await toldOf(policy);
    const seqs = [...claims.values()].flatMap(({ seq, retracted }) =>
      retracted ? [seq, retracted.seq] : [seq],
    );
    const found: Notice[] = [];
    for (const seq of seqs.sort((a, b) => b - a)) {
      const told = await inWords(await entryAt(store, seq));
      if (told.isNews) found.push(told);
      if (found.length === most) break;
    }
    return found;
  }

  /** From the end of the record backwards, in windows that grow. */
  async function latestOfAll(most: number): Promise<Notice[]> {
    const found: Notice[] = [];
    let { size: through } = await store.head();
    for (let width = FIRST_WINDOW_ENTRIES; through > 0 && found.length < most; width *= 2) {
      const after = Math.max(0, through - width);
      const window: Notice[] = [];
      for await (const told of notices({ after, through, kinds: CHANGE_KINDS }))
        if (told.isNews) window.push(told);
      found.push(...window.reverse());
      through = after;
    }
    return found.slice(0, most);
  }

  return {
    notices,
    notice,
    latestChanges: (policy, most) => (policy === null ? latestOfAll(most) : latestOf(policy, most)),
  };
}
