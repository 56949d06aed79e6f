/**
 * Where a leaf stands, or how long a log was → the proof of it, as RFC 6962 gives it (2.1.1 and 2.1.2). A proof is a list
 * of runs of leaves, each told by its hash; which runs is known before any hash is looked up.
 */
import { levelIn, nodesIn, type Run, rootOf, type Sha256, type TreeNode } from './merkle.ts';

/** Gives the hashes of complete subtrees, in the order asked for. */
export type NodeReader = (wanted: readonly TreeNode[]) => Promise<string[]>;

/** `index` counts from 0: that of an entry is its seq less one. */
export const inclusionProof = (index: number, size: number, nodes: NodeReader, sha256: Sha256) =>
  hashesOf(inclusionRuns(index, size), nodes, sha256);

/** That the first `older` leaves of a log of `newer` are those that the older log had. */
export const consistencyProof = (older: number, newer: number, nodes: NodeReader, sha256: Sha256) =>
  hashesOf(consistencyRuns(older, newer), nodes, sha256);

/** The root that the log had when it held so many leaves. */
export async function rootAt(size: number, nodes: NodeReader, sha256: Sha256): Promise<string> {
  const [root] = await hashesOf([{ start: 0, end: size }], nodes, sha256);
  return root!;
}

async function hashesOf(runs: readonly Run[], nodes: NodeReader, sha256: Sha256): Promise<string[]> {
  const wanted = runs.map(nodesIn);
  const hashes = await nodes(wanted.flat());
  let at = 0;
  return wanted.map((parts) => {
    at += parts.length;
    return rootOf(hashes.slice(at - parts.length, at), sha256);
  });
}

/** From the leaf's neighbour up. */
function inclusionRuns(index: number, size: number): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftOf(end - start);
    if (index < middle) {
      runs.push({ start: middle, end });
      end = middle;
    } else {
      runs.push({ start, end: middle });
      start = middle;
    }
  }
  return runs.reverse();
}

function consistencyRuns(older: number, newer: number): Run[] {
  if (older === 0) return [];
  const runs: Run[] = [];
  let start = 0;
  let end = newer;
  while (end !== older) {
    const middle = start + leftOf(end - start);
    if (older <= middle) {
      runs.push({ start: middle, end });
      end = middle;
    } else {
      runs.push({ start, end: middle });
      start = middle;
    }
  }
  // What begins at the first leaf is the older log itself: whoever checks has its root.
  if (start > 0) runs.push({ start, end });
  return runs.reverse();
}

/** How many of so many leaves stand to the left: the largest power of two below their number. */
const leftOf = (leaves: number): number => 2 ** levelIn(leaves - 1);
