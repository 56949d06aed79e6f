import type { ReadOptions, Unread } from '@proviso/core';
import type { Sha256, Store } from '@proviso/core/record';
import type { Analysis, Article, Gazetteer, Places, ReadResult, Unpack } from '@proviso/core/vocabulary';

export type { Store } from '@proviso/core/record';

/** Everything outside that the use-cases need. The composition roots pass it in; tests pass their own. */
export type Effects = {
  store: Store;
  /** Takes reports out of documents that are no text; without it those are refused. */
  unpack?: Unpack;
  analyse: (article: Article) => Promise<Analysis>;
  /** Without them, reports are read here with `analyse`, one after another. */
  readers?: Readers;
  gazetteer: Gazetteer;
  /** Without them no policy may have ready-made parts, and places go by the policy's and the gazetteer's names alone. */
  places?: Places;
  /** Milliseconds since 1970. */
  now: () => number;
  sha256: Sha256;
};

/** Reads reports, so many at once as is worth while: what is read of one never hangs on those beside it. */
export type Readers = {
  atOnce: number;
  read: (unread: Unread, options: ReadOptions) => Promise<ReadResult>;
  close: () => Promise<void>;
};
