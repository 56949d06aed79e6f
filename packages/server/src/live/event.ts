/**
 * A notice → the bytes of its server-sent event. What stands in it is JSON on one line, so that no line break in a name
 * or a quotation can end the event or begin another.
 */
import { type Notice, sayWho } from '@proviso/core/publishing';
import { entryPath, reportPath } from '../pages/links.ts';
import { shortened } from '../pages/quote.ts';

/** What a follower is sent: enough to say what changed and who says so without asking again. */
export type LiveChange = {
  entry: number;
  recorded: string;
  kind: Notice['kind'];
  policy: Notice['policy'];
  title: string;
  details: string[];
  unchanged: string[];
  notTold: string[];
  /** Null where the entry rests on no report. */
  who: string | null;
  /** The report's own words, shortened. */
  words: string | null;
  report: string | null;
  /** Of the entry, on this server. */
  address: string;
};

export function liveChange(notice: Notice): LiveChange {
  const { seq, recorded, kind, policy, title, details, unchanged, notTold, said } = notice;
  return {
    entry: seq,
    recorded,
    kind,
    policy,
    title,
    details,
    unchanged,
    notTold,
    who: said ? sayWho(said) : null,
    words: said ? shortened(said.sentence) : null,
    report: said ? reportPath(said.report, said.finding) : null,
    address: entryPath(seq),
  };
}

export const changeEvent = (notice: Notice): Buffer =>
  Buffer.from(`id: ${notice.seq}\nevent: change\ndata: ${JSON.stringify(liveChange(notice))}\n\n`);

/** How long a reader waits before it comes back, in milliseconds. */
const RETRY_MS = 3000;

export const opening = (): Buffer => Buffer.from(`retry: ${RETRY_MS}\n: Proviso, live\n\n`);

/** A comment keeps the line open; the bare number takes a reader's place on without telling it anything. */
export const heartbeat = (seen: number): Buffer => Buffer.from(`: so far\nid: ${seen}\n\n`);

/** The reader knows of more entries than there are: another record stands here now. */
export const replaced = (seen: number): Buffer =>
  Buffer.from(`id: ${seen}\nevent: replaced\ndata: ${seen}\n\n`);

export const farewell = (): Buffer => Buffer.from(`retry: ${RETRY_MS}\n: the server stops\n\n`);
