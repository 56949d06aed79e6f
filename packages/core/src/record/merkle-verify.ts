/**
 * A proof and what it is said to prove → whether it does, by the algorithms of RFC 9162 (2.1.3.2 and 2.1.4.2). Nothing
 * of the log is needed but a root that was written down.
 */
import { EMPTY_ROOT, nodeHash, type Sha256 } from './merkle.ts';

export type Inclusion = {
  /** The leaf's hash, and where it stands, counted from 0. */
  leaf: string;
  index: number;
  size: number;
  root: string;
  proof: readonly string[];
};

export function includes({ leaf, index, size, root, proof }: Inclusion, sha256: Sha256): boolean {
  if (!areCounts(index, size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false;
  let hash = leaf;
  let at = index;
  let last = size - 1;
  for (const beside of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash, sha256);
      [at, last] = whileEven(at, last);
    } else hash = nodeHash(hash, beside, sha256);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash === root;
}

export type Growth = {
  older: { size: number; root: string };
  newer: { size: number; root: string };
  proof: readonly string[];
};

/** Whether the newer log begins with the whole of the older one. */
export function extendsLog({ older, newer, proof }: Growth, sha256: Sha256): boolean {
  if (!areCounts(older.size, newer.size) || ![older.root, newer.root, ...proof].every(isHash)) return false;
  if (older.size === 0) return proof.length === 0 && older.root === EMPTY_ROOT;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  if (older.size > newer.size || proof.length === 0) return false;
  let at = older.size - 1;
  let last = newer.size - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const [first, ...others] = at === 0 ? [older.root, ...proof] : proof;
  let olderRoot = first!;
  let newerRoot = first!;
  for (const beside of others) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      olderRoot = nodeHash(beside, olderRoot, sha256);
      newerRoot = nodeHash(beside, newerRoot, sha256);
      [at, last] = whileEven(at, last);
    } else newerRoot = nodeHash(newerRoot, beside, sha256);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && olderRoot === older.root && newerRoot === newer.root;
}

const half = (n: number): number => Math.floor(n / 2);

/** Past the levels on which the node is the left one of a pair without a right one. */
function whileEven(at: number, last: number): [number, number] {
  let [a, l] = [at, last];
  while (a % 2 === 0 && a !== 0) [a, l] = [half(a), half(l)];
  return [a, l];
}

const areCounts = (...counts: number[]): boolean => counts.every((n) => Number.isSafeInteger(n) && n >= 0);

/** One way to write a hash: another case of its letters would be another file that proves the same. */
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
