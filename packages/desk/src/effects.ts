import type { Sha256, Store } from '@proviso/core/record';
import type { Analysis, Article, Gazetteer, Unpack } from '@proviso/core/vocabulary';

export type { Store } from '@proviso/core/record';

/** Everything outside that the use-cases need. The composition roots pass it in; tests pass their own. */
export type Effects = {
  store: Store;
  /** Takes reports out of documents that are no text; without it those are refused. */
  unpack?: Unpack;
  analyse: (article: Article) => Promise<Analysis>;
  gazetteer: Gazetteer;
  /** Milliseconds since 1970. */
  now: () => number;
  sha256: Sha256;
};
