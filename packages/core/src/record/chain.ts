/**
 * Bodies → entries, each sealed to the one before by a hash over all that it holds. Whoever knows the last hash can
 * tell whether anything before it was changed, left out or put in another order.
 */
import type { Entry, EntryBody } from '../vocabulary/index.ts';

/** Lower-case hex SHA-256 of a text's UTF-8 bytes. */
export type Sha256 = (text: string) => string;

/** Where a record ends. An empty record ends at seq 0 with the hash ''. */
export type Head = { seq: number; hash: string; recorded: string };
export const EMPTY_HEAD: Head = { seq: 0, hash: '', recorded: '' };

export const chain = (
  previous: string,
  seq: number,
  recorded: string,
  body: EntryBody,
  sha256: Sha256,
): string => seal(previous, seq, recorded, canonicalJson(body), sha256);

/** The same for a body that is canonical JSON already. */
export const seal = (
  previous: string,
  seq: number,
  recorded: string,
  canonicalBody: string,
  sha256: Sha256,
): string => sha256(`${previous}\n${seq}\n${recorded}\n${canonicalBody}`);

/** `at` in milliseconds since 1970. A clock that went back does not take the record back with it. */
export function append(head: Head, bodies: readonly EntryBody[], at: number, sha256: Sha256): Entry[] {
  const now = new Date(at).toISOString();
  const recorded = [now, head.recorded].sort().at(-1)!;
  let { seq, hash: previous } = head;
  return bodies.map((body) => {
    seq += 1;
    const hash = chain(previous, seq, recorded, body, sha256);
    const entry = { seq, recorded, hash, previous, body };
    previous = hash;
    return entry;
  });
}

export type Break = { seq: number; why: 'hash' | 'order' | 'time' };

/** The first entry that does not follow from the one before it, or null. `from` is the head before the first. */
export function verifyChain(entries: Iterable<Entry>, sha256: Sha256, from: Head = EMPTY_HEAD): Break | null {
  let head = from;
  for (const entry of entries) {
    const broken = breakBetween(head, entry, canonicalJson(entry.body), sha256);
    if (broken) return broken;
    head = entry;
  }
  return null;
}

export function breakBetween(
  head: Head,
  entry: Omit<Entry, 'body'>,
  canonicalBody: string,
  sha256: Sha256,
): Break | null {
  const { seq } = entry;
  if (seq !== head.seq + 1 || entry.previous !== head.hash) return { seq, why: 'order' };
  if (entry.recorded < head.recorded) return { seq, why: 'time' };
  return entry.hash === seal(head.hash, seq, entry.recorded, canonicalBody, sha256)
    ? null
    : { seq, why: 'hash' };
}

/** JSON with keys in UTF-16 order and no white space (RFC 8785); what is undefined is left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
