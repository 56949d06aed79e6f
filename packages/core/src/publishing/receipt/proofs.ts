/** Proofs of the log that stand alone, as `proviso log` prints them, and how each is checked from the file alone. */
import { canonicalJson, extendsLog, type Head, hashOf, includes, type Sha256 } from '../../record/index.ts';
import type { ProvenEntry } from './receipt.ts';
import { count, exactly, type Fault, hash, instant, listOf, members, object, type Shape } from './shape.ts';

export type LogHead = Pick<Head, 'size' | 'root'>;

/** That an entry stands in the log under its head. */
export type EntryProof = { schema: 'proviso/entry/1'; head: Head; entry: ProvenEntry };

/** That the newer log begins with all of the older one. */
export type GrowthProof = {
  schema: 'proviso/consistency/1';
  older: LogHead;
  newer: LogHead;
  proof: string[];
};

const logHead = members({ size: count, root: hash });
export const headShape: Shape = members({ size: count, root: hash, recorded: instant });
export const entryShape: Shape = members({
  seq: count,
  recorded: instant,
  body: object,
  proof: listOf(hash),
});

export const entryProofShape: Shape = members({
  schema: exactly('proviso/entry/1'),
  head: headShape,
  entry: entryShape,
});
export const growthProofShape: Shape = members({
  schema: exactly('proviso/consistency/1'),
  older: logHead,
  newer: logHead,
  proof: listOf(hash),
});

export function isProven(entry: ProvenEntry, { size, root }: LogHead, sha256: Sha256): boolean {
  const { seq, recorded, body, proof } = entry;
  const leaf = hashOf(seq, recorded, canonicalJson(body), sha256);
  return includes({ leaf, index: seq - 1, size, root, proof }, sha256);
}

export const growthFaults = ({ older, newer, proof }: GrowthProof, sha256: Sha256): Fault[] =>
  extendsLog({ older, newer, proof }, sha256)
    ? []
    : [{ place: '/proof', what: `does not lead from ${sayHead(older)} to ${sayHead(newer)}` }];

export const sayHead = ({ size, root }: LogHead): string => `${size}:${root}`;

/** `SIZE:ROOT` as `proviso log head` prints it; null where it is none. */
export function headFrom(told: string): LogHead | null {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(told.trim());
  return match ? { size: Number(match[1]), root: match[2]! } : null;
}
