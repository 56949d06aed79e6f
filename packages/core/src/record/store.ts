import type { Entry, EntryBody } from '../vocabulary/index.ts';
import type { Head } from './append.ts';
import type { TreeNode } from './merkle.ts';
import type { Views } from './views.ts';

/** The durable, append-only record. One conformance suite (`packages/store/src/conformance.ts`) holds for every store. */
export type Store = {
  /**
   * Appends a batch wholly or not at all, synced when it returns; `at` in milliseconds since 1970. `bytes` are kept by
   * their sha256, once. With `after`, only where the record still ends at that seq: else null, and nothing was added.
   * In the same transaction the Merkle log grows: every complete subtree's hash is kept, and none ever changes.
   */
  append: (
    bodies: readonly EntryBody[],
    at: number,
    options?: { bytes?: ReadonlyMap<string, Uint8Array>; after?: number },
  ) => Promise<Entry[] | null>;
  /** In order of `seq`, after `after` (default 0), up to `through` (default the end), of the kinds asked for (default all). */
  entries: (filter?: {
    after?: number;
    through?: number;
    kinds?: readonly EntryBody['kind'][];
  }) => AsyncIterable<Entry>;
  /** `EMPTY_HEAD` for an empty record. */
  head: () => Promise<Head>;
  /**
   * The hashes of complete subtrees of the Merkle log, in the order asked for; those of level 0 are the entries' own.
   * One that the log does not have yet throws E_RECORD_DAMAGED: whoever asks has looked at the head.
   */
  nodes: (wanted: readonly TreeNode[]) => Promise<string[]>;
  bytes: (sha256: string) => Promise<Uint8Array | null>;
  views: Views;
  /**
   * What is wrong in how the record is kept, from its pages to its views, without an end at the first: every entry,
   * hash and report's bytes is read. What entries say of each other is not looked at.
   */
  faults: () => AsyncIterable<StoreFault>;
  /** Makes the views anew from the log, and tells which of them had not been what follows from it. */
  rebuild: () => Promise<Rebuilt>;
  close: () => Promise<void>;
};

/** `place`: `entry 7`, `the hash of level 3 at 5`, `report 9f86…`, `view claims`, `the file`. */
export type StoreFault = { place: string; why: string };

export type Rebuilt = { entries: number; differed: StoreFault[] };
