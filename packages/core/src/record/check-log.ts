/**
 * Entries, one after the other → the first fault of each, and the head of the log that they make. In time and room that
 * do not grow with the record: what is not compared with a head that was written down elsewhere proves only order.
 */
import type { Entry } from '../vocabulary/index.ts';
import { type Head, hashOf } from './append.ts';
import { canonicalJson } from './canonical-json.ts';
import { grow, type HashedNode, rootOf, type Sha256 } from './merkle.ts';

export type LogFault = { seq: number; why: 'order' | 'time' | 'hash' };

export type LogCheck = {
  /** The faults of the entry, and the inner nodes of the log that it completes. */
  add: (entry: Entry) => { fault: LogFault | null; nodes: HashedNode[] };
  /** Of the entries so far, by their content and not by the hashes they carry. */
  head: () => Head;
};

export function startLogCheck(sha256: Sha256): LogCheck {
  let size = 0;
  let recorded = '';
  let peaks: string[] = [];
  return {
    add(entry) {
      const { seq } = entry;
      const hash = hashOf(seq, entry.recorded, canonicalJson(entry.body), sha256);
      const why =
        seq !== size + 1 ? 'order' : entry.recorded < recorded ? 'time' : hash !== entry.hash ? 'hash' : null;
      const grown = grow(size, peaks, [hash], sha256);
      peaks = grown.peaks;
      size += 1;
      recorded = entry.recorded;
      return { fault: why && { seq, why }, nodes: grown.nodes };
    },
    head: () => ({ size, root: rootOf(peaks, sha256), recorded }),
  };
}

/** The first fault of a whole log, or null. */
export function faultIn(entries: Iterable<Entry>, sha256: Sha256): LogFault | null {
  const check = startLogCheck(sha256);
  for (const entry of entries) {
    const { fault } = check.add(entry);
    if (fault) return fault;
  }
  return null;
}
