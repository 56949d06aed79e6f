/** Sources → one result for each report in them, in order; what cannot be loaded or read is a result too, never an exception. */
import { read, reportsIn, type Unread } from '@proviso/core';
import { mediaTypeOf } from '@proviso/core/reading';
import {
  type Coded,
  type FullReading,
  type Hints,
  type NotUnpacked,
  ProvisoError,
  type Reading,
  type ReadResult,
  type Unpack,
  type Unpacked,
  type Unreadable,
} from '@proviso/core/vocabulary';
import type { Source, SourceOptions } from './desk.ts';
import type { Effects, Readers } from './effects.ts';
import { inOrder } from './in-order.ts';

export async function* readSources(
  effects: Effects,
  sources: Source | readonly Source[],
  { hints = {}, until = 'findings', all = false }: SourceOptions = {},
): AsyncGenerator<ReadResult> {
  const readers = readersOf(effects);
  yield* inOrder(waiting(effects, sources, hints, all), readers.atOnce, async ({ unread, gated }) =>
    'error' in unread ? unread : readers.read(unread, { until, gated }),
  );
}

/** One after another, where nobody brought more. */
export const readersOf = ({ readers, analyse }: Effects): Omit<Readers, 'close'> =>
  readers ?? { atOnce: 1, read: (unread, options) => read(unread, analyse, options) };

/** `gated`: it may be passed over where it tells no rule. */
export type Waiting = { unread: Unread | Unreadable; gated: boolean };

/**
 * The reports of sources, each source loaded when its turn comes. Whoever hands in one report wants to know what it says;
 * what a source holds by the hundred is passed over where it tells no rule, unless `all` is wanted.
 */
export async function* waiting(
  effects: Effects,
  sources: Source | readonly Source[],
  hints: Hints,
  all: boolean,
): AsyncGenerator<Waiting> {
  for (const source of [sources].flat()) {
    const reports = await unreadIn(effects, source, hints);
    for (const unread of reports) yield { unread, gated: !all && reports.length > 1 };
  }
}

/** A reading that went all the way. */
export const wholeOf = ({
  report,
  article,
  statements = [],
  findings = [],
  stances = [],
  passedOver,
}: Reading): FullReading => ({
  report,
  article,
  statements,
  findings,
  stances,
  ...(passedOver ? { passedOver } : {}),
});

/** The reports in a source, or the one line that says why there are none. */
export async function unreadIn(
  effects: Effects,
  source: Source,
  hints: Hints,
): Promise<(Unread | Unreadable)[]> {
  let loaded: Loaded;
  try {
    loaded = await source.load();
  } catch (error) {
    if (!(error instanceof ProvisoError)) throw error;
    return [notLoaded(source.name, error.toJSON())];
  }
  const { bytes, mediaType } = loaded;
  const unpacked = await (effects.unpack ?? asItIs)({
    name: source.name,
    bytes,
    ...(mediaType ? { mediaType } : {}),
  });
  return unpacked.flatMap((found) => unreadOf(effects, source.name, loaded, hints, found));
}

type Loaded = Awaited<ReturnType<Source['load']>>;

/** Where nothing is there to unpack it, a document is one report. */
const asItIs: Unpack = async ({ name, bytes, mediaType }) => [
  {
    id: null,
    bytes,
    mediaType: mediaTypeOf(bytes, { name, ...(mediaType ? { mediaType } : {}) }),
    hints: {},
  },
];

function unreadOf(
  { sha256 }: Effects,
  name: string,
  loaded: Loaded,
  hints: Hints,
  found: Unpacked | NotUnpacked,
): (Unread | Unreadable)[] {
  const { id, bytes, mediaType } = found;
  const source = id === null ? name : `${name}#${id}`;
  if ('error' in found) {
    const { retrieved } = loaded;
    const report = { source, mediaType, sha256: sha256(bytes), bytes: bytes.length, retrieved };
    return [{ report, error: found.error }];
  }
  const { legible, retrieved = loaded.retrieved } = found;
  const isDocument = bytes === loaded.bytes && !legible;
  const known = {
    ...(loaded.url === undefined ? {} : { baseUrl: loaded.url }),
    ...(loaded.charset === undefined || !isDocument ? {} : { charset: loaded.charset }),
    ...hints,
    ...found.hints,
  };
  return reportsIn({ source, bytes, mediaType, retrieved, ...(legible ? { legible } : {}) }, known, sha256);
}

const notLoaded = (source: string, error: Coded): Unreadable => ({
  report: { source, mediaType: 'application/octet-stream', sha256: '', bytes: 0, retrieved: null },
  error,
});
