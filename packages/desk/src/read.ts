/** A source → one result for each report in it; what cannot be loaded or read is a result too, never an exception. */
import { read, reportsIn, type Unread } from '@proviso/core';
import {
  type Coded,
  type Hints,
  ProvisoError,
  type ReadingStage,
  type ReadResult,
  type Unreadable,
} from '@proviso/core/vocabulary';
import type { Source } from './desk.ts';
import type { Effects } from './effects.ts';

export async function* readSource(
  effects: Effects,
  source: Source,
  { hints = {}, until }: { hints?: Hints; until?: ReadingStage } = {},
): AsyncGenerator<ReadResult> {
  for (const unread of await unreadIn(effects, source, hints))
    yield 'error' in unread ? unread : await read(unread, effects.analyse, until);
}

/** The reports in a source, or the one line that says why there are none. */
export async function unreadIn(
  effects: Effects,
  source: Source,
  hints: Hints,
): Promise<(Unread | Unreadable)[]> {
  try {
    const { bytes, mediaType, charset, url, retrieved } = await source.load();
    const known = {
      ...(url === undefined ? {} : { baseUrl: url }),
      ...(charset === undefined ? {} : { charset }),
      ...hints,
    };
    const received = { source: source.name, bytes, retrieved, ...(mediaType ? { mediaType } : {}) };
    return reportsIn(received, known, effects.sha256);
  } catch (error) {
    if (!(error instanceof ProvisoError)) throw error;
    return [notLoaded(source.name, error.toJSON())];
  }
}

const notLoaded = (source: string, error: Coded): Unreadable => ({
  report: { source, mediaType: 'application/octet-stream', sha256: '', bytes: 0, retrieved: null },
  error,
});
