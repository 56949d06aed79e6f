/**
 * Leaves → the Merkle tree over them, as RFC 6962 (Certificate Transparency) builds it. Only complete subtrees are
 * kept: they never change as the log grows, and every root and proof is made of a few of them.
 */

/** SHA-256 of bytes, or of a text's UTF-8 bytes; lower-case hex. */
export type Sha256 = (data: string | Uint8Array) => string;

/** A complete subtree: the leaves from `index * 2 ** level` on, `2 ** level` of them. Level 0 are the leaves themselves. */
export type TreeNode = { level: number; index: number };
export type HashedNode = TreeNode & { hash: string };

/** How a leaf and an inner node are told apart: no leaf can pass for the pair of hashes of a node. */
export const leafHash = (data: string, sha256: Sha256): string => sha256(`\u0000${data}`);

export function nodeHash(left: string, right: string, sha256: Sha256): string {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = 1;
  putHex(bytes, 1, left);
  putHex(bytes, 1 + HASH_BYTES, right);
  return sha256(bytes);
}
const HASH_BYTES = 32;

function putHex(bytes: Uint8Array, at: number, hex: string): void {
  for (let i = 0; i < HASH_BYTES; i++)
    bytes[at + i] = (nibble(hex.charCodeAt(2 * i)) << 4) | nibble(hex.charCodeAt(2 * i + 1));
}
/** Of 0-9 and a-f. */
const nibble = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57);

/** The root of a log that holds nothing: SHA-256 of no bytes. */
export const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * A log of `size` leaves that ends in the `peaks` (the hashes of `peaksOf(size)`), and leaves' hashes to add → the inner
 * nodes that this completes, in order, and the peaks after.
 */
export function grow(
  size: number,
  peaks: readonly string[],
  leaves: readonly string[],
  sha256: Sha256,
): { nodes: HashedNode[]; peaks: string[] } {
  const open = [...peaks];
  const nodes: HashedNode[] = [];
  leaves.forEach((leaf, i) => {
    let hash = leaf;
    let level = 0;
    for (let index = size + i; index % 2 === 1; ) {
      hash = nodeHash(open.pop()!, hash, sha256);
      index = (index - 1) / 2;
      level += 1;
      nodes.push({ level, index, hash });
    }
    open.push(hash);
  });
  return { nodes, peaks: open };
}

/** The complete subtrees that a log of so many leaves is made of, the largest first. */
export const peaksOf = (size: number): TreeNode[] => nodesIn({ start: 0, end: size });

/** The hash over a run of leaves, from those of its complete subtrees; over all leaves it is the root. */
export const rootOf = (peaks: readonly string[], sha256: Sha256): string =>
  peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right, sha256));

/** Leaves from `start` to before `end`, of which `start` is a multiple of the largest power of two in their number. */
export type Run = { start: number; end: number };

/** The complete subtrees that a run is made of, the largest first. */
export function nodesIn({ start, end }: Run): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end; ) {
    const level = levelIn(end - at);
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The level of the largest complete subtree that so many leaves hold. */
export function levelIn(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level += 1;
  return level;
}
