import type { Entry, EntryBody } from '../vocabulary/index.ts';

/** The durable, append-only record. One conformance suite (`packages/store/src/conformance.ts`) holds for every store. */
export type Store = {
  /**
   * Appends a batch wholly or not at all, synced when it returns; `at` in milliseconds since 1970. `bytes` are kept by
   * their sha256, once. With `after`, only where the record still ends at that seq: else null, and nothing was added.
   */
  append: (
    bodies: readonly EntryBody[],
    at: number,
    options?: { bytes?: ReadonlyMap<string, Uint8Array>; after?: number },
  ) => Promise<Entry[] | null>;
  /** In order of `seq`, after `after` (default 0), of the kinds asked for (default all). */
  entries: (filter?: { after?: number; kinds?: readonly EntryBody['kind'][] }) => AsyncIterable<Entry>;
  /** The last entry's seq and hash; `{ seq: 0, hash: '' }` for an empty record. */
  head: () => Promise<{ seq: number; hash: string }>;
  bytes: (sha256: string) => Promise<Uint8Array | null>;
  close: () => Promise<void>;
};
