import type { Analysis, Article, Entry, EntryBody, Gazetteer } from '@proviso/core/vocabulary';

/** Everything outside that the use-cases need. The composition roots pass it in; tests pass their own. */
export type Effects = {
  store: Store;
  analyse: (article: Article) => Promise<Analysis>;
  gazetteer: Gazetteer;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Lower-case hex SHA-256. */
  sha256: (bytes: Uint8Array) => string;
};

/** The durable, append-only record. One conformance suite (`packages/store/src/conformance.ts`) holds for every store. */
export type Store = {
  /** Appends a batch wholly or not at all, synced when it returns. `bytes` are kept by their sha256, once. */
  append: (
    bodies: readonly EntryBody[],
    at: number,
    bytes?: ReadonlyMap<string, Uint8Array>,
  ) => Promise<Entry[]>;
  /** In order of `seq`, after `after` (default 0), of the kinds asked for (default all). */
  entries: (filter?: { after?: number; kinds?: readonly EntryBody['kind'][] }) => AsyncIterable<Entry>;
  /** The last entry's seq and hash; `{ seq: 0, hash: '' }` for an empty record. */
  head: () => Promise<{ seq: number; hash: string }>;
  bytes: (sha256: string) => Promise<Uint8Array | null>;
  close: () => Promise<void>;
};
