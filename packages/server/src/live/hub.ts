/**
 * A record that grows, in this program or another → its changes, to everyone who follows. The record is looked at by one
 * clock for all, and not at all while nobody listens; each event is encoded once; who reads too slowly is let go and
 * comes back with the number of the last entry it knows, from which it goes on without loss.
 */
import { type Desk, PAGE_KINDS } from '@proviso/desk';
import { changeEvent, farewell, heartbeat, opening, replaced } from './event.ts';
import { openRecent, type Sent } from './recent.ts';
import type { Sink } from './sink.ts';

export type Hub = {
  /** False where no more are taken. `policy` null follows all; `after` null begins with what comes next. */
  follow: (sink: () => Sink, asked: { policy: string | null; after: number | null }) => Promise<boolean>;
  followers: () => number;
  /** Bids all farewell, and takes nobody any more. */
  close: () => void;
};

export type HubLimits = {
  followers: number;
  /** Bytes that may wait for one reader before it is let go. */
  waitingBytes: number;
  pollMs: number;
  heartbeatMs: number;
  /** So long a reader that comes back may leave what it missed untouched. */
  patienceMs: number;
};

const LIMITS: HubLimits = {
  followers: 10_000,
  waitingBytes: 256_000,
  pollMs: 25,
  heartbeatMs: 15_000,
  patienceMs: 60_000,
};
/** So many entries are looked at in one go; between two such pages others have their turn. */
const PAGE_ENTRIES = 200;
const MOST_PAGES = 32;

/** One spell in which anyone follows; another begins anew, so that the clocks of an earlier one end by themselves. */
type Listening = { ready: Promise<void>; clocks: NodeJS.Timeout[] };

type Follower = { sink: Sink; policy: string | null; at: number };

export type HubEffects = Pick<Desk, 'notices' | 'head'> & { log: (thrown: unknown) => void };

export function openHub(effects: HubEffects, given: Partial<HubLimits> = {}): Hub {
  const limits = { ...LIMITS, ...given };
  const all = new Set<Follower>();
  /** Those who are told of what comes, by what they follow. */
  const joined = new Map<string | null, Set<Follower>>();
  const recent = openRecent();
  const pages = new Map<string, Promise<Sent[]>>();
  let open = true;
  /** Followers, and those who are about to be. */
  let taken = 0;
  /** The last entry that all who joined were told of. */
  let seen = 0;
  let listening: Listening | null = null;
  let reading: Promise<unknown> = Promise.resolve();

  function listen(): Promise<void> {
    if (listening) return listening.ready;
    const mine: Listening = { ready: Promise.resolve(), clocks: [] };
    mine.ready = begin(mine);
    listening = mine;
    return mine.ready;
  }

  async function begin(mine: Listening): Promise<void> {
    startAt((await effects.head()).size);
    if (listening !== mine) return;
    mine.clocks.push(setInterval(() => sendAll(heartbeat(seen)), limits.heartbeatMs));
    lookLater(mine);
  }

  function lookLater(mine: Listening): void {
    mine.clocks[1] = setTimeout(async () => {
      await goOn(() => listening === mine).catch(effects.log);
      if (listening === mine) lookLater(mine);
    }, limits.pollMs);
  }

  function hush(): void {
    for (const clock of listening?.clocks ?? []) clearTimeout(clock);
    listening = null;
  }

  function startAt(seq: number): void {
    seen = seq;
    recent.begin(seq);
    pages.clear();
  }

  async function goOn(isWanted: () => boolean): Promise<void> {
    const { size } = await effects.head();
    if (size < seen && isWanted()) {
      startAt(size);
      sendAll(replaced(size));
    }
    while (seen < size && isWanted()) {
      const through = Math.min(size, seen + PAGE_ENTRIES);
      const fresh = await read(seen, through);
      if (!isWanted()) return;
      seen = through;
      recent.add(fresh);
      tell(fresh);
      await othersTurn();
    }
  }

  async function read(after: number, through: number): Promise<Sent[]> {
    const sent: Sent[] = [];
    for await (const notice of effects.notices({ after, through, kinds: PAGE_KINDS }))
      if (notice.isNews)
        sent.push({ seq: notice.seq, policy: notice.policy?.id ?? null, bytes: changeEvent(notice) });
    return sent;
  }

  /** Many who come back at once ask for the same: it is read once, and one page after the other. */
  function page(after: number, through: number): Promise<Sent[]> {
    const key = `${after}-${through}`;
    const known = pages.get(key);
    if (known) return known;
    const found = reading.then(() => read(after, through));
    reading = found.catch(() => pages.delete(key));
    pages.set(key, found);
    const oldest = pages.keys().next().value;
    if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
    return found;
  }

  /** What one look brought goes to each reader in one write. */
  function tell(fresh: readonly Sent[]): void {
    if (fresh.length === 0) return;
    send(joined.get(null), inOne(fresh));
    for (const [policy, sent] of Map.groupBy(fresh, (one) => one.policy))
      if (policy !== null) send(joined.get(policy), inOne(sent));
  }

  function sendAll(bytes: Buffer): void {
    for (const group of joined.values()) send(group, bytes);
  }

  function send(group: Iterable<Follower> | undefined, bytes: Buffer): void {
    for (const { sink } of group ?? []) {
      sink.write(bytes);
      if (sink.waiting() > limits.waitingBytes) sink.drop();
    }
  }

  /** From the record, as fast as the reader takes it, until the recent events go on from there. */
  async function catchUp(follower: Follower): Promise<void> {
    const { sink, policy } = follower;
    while (follower.at < recent.from() && all.has(follower)) {
      const through = Math.min(seen, follower.at + PAGE_ENTRIES);
      const missed = about(policy, await page(follower.at, through));
      follower.at = through;
      await othersTurn();
      if (missed.length === 0 || !all.has(follower)) continue;
      sink.write(inOne(missed));
      const patience = setTimeout(sink.drop, limits.patienceMs);
      await sink.drained();
      clearTimeout(patience);
    }
    if (all.has(follower)) join(follower);
  }

  function join(follower: Follower): void {
    const { sink, policy, at } = follower;
    const missed = about(policy, recent.after(at));
    if (missed.length > 0) sink.write(inOne(missed));
    const group = joined.get(policy) ?? new Set();
    joined.set(policy, group.add(follower));
  }

  function leave(follower: Follower): void {
    if (!all.delete(follower)) return;
    const group = joined.get(follower.policy);
    group?.delete(follower);
    if (group?.size === 0) joined.delete(follower.policy);
    giveUp();
  }

  function giveUp(): void {
    taken--;
    if (taken === 0) hush();
  }

  return {
    async follow(makeSink, { policy, after }) {
      if (!open || taken >= limits.followers) return false;
      taken++;
      try {
        await listen();
      } catch (thrown) {
        giveUp();
        throw thrown;
      }
      const sink = makeSink();
      const follower: Follower = { sink, policy, at: Math.min(after ?? seen, seen) };
      all.add(follower);
      sink.onGone(() => leave(follower));
      sink.write(opening());
      if (after !== null && after > seen) sink.write(replaced(seen));
      catchUp(follower).catch((thrown) => {
        effects.log(thrown);
        sink.drop();
      });
      return true;
    },
    followers: () => all.size,
    close() {
      open = false;
      for (const { sink } of all) sink.end(farewell());
      hush();
    },
  };
}

const othersTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

const about = (policy: string | null, sent: readonly Sent[]): readonly Sent[] =>
  policy === null ? sent : sent.filter((one) => one.policy === policy);

const inOne = (sent: readonly Sent[]): Buffer =>
  sent.length === 1 ? sent[0]!.bytes : Buffer.concat(sent.map(({ bytes }) => bytes));
