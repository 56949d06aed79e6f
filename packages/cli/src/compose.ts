/**
 * The one place where the command line picks a store, a model and a gazetteer. The model is loaded when the first report
 * is read, so that a question is answered without waiting for it.
 */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { read } from '@proviso/core';
import { type Analysis, type Article, ProvisoError, type Unpack } from '@proviso/core/vocabulary';
import { type Desk, openDesk, type Readers, type Store } from '@proviso/desk';
import { gazetteer } from '@proviso/gazetteer';
import { places } from '@proviso/places';
import {
  type BackedUp,
  backupRecord,
  openMemoryStore,
  openSqliteStore,
  type Restored,
  restoreRecord,
} from '@proviso/store';
import { openReaders } from './readers.ts';
import { sha256 } from './sha256.ts';

/** A desk over the record at a path. `make`: with the folder and the file, where there are none yet. */
export function openRecord(
  path: string,
  { make, tell }: { make: boolean; tell?: (note: string) => void },
): Desk {
  if (make) makeFolder(dirname(path));
  return deskOver(openSqliteStore(path, { mustExist: !make, ...(tell ? { tell } : {}) }));
}

/** Makes the views of the record at a path anew. */
export async function rebuild(path: string) {
  const store = openSqliteStore(path, { mustExist: true });
  try {
    return await store.rebuild();
  } finally {
    await store.close();
  }
}

export const backup = (path: string, file: string): BackedUp => backupRecord(path, file);

export function restore(file: string, path: string, { replace }: { replace: boolean }): Restored {
  makeFolder(dirname(path));
  return restoreRecord(file, path, { replace });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ProvisoError(
      'E_RECORD_MISSING',
      `the folder \`${folder}\` cannot be made: ${(error as Error).message}`,
    );
  }
}

export { places };

/** A desk that keeps nothing: for reading alone. */
export const openReader = (): Desk => deskOver(openMemoryStore());

/** Each thread that reads holds the model anew: some 150 MB. */
const MOST_AT_ONCE = 4;

function deskOver(store: Store): Desk {
  const readers = openReaders(readHere, Math.min(MOST_AT_ONCE, availableParallelism()));
  return openDesk({ store, unpack, analyse, readers, gazetteer, places, now: Date.now, sha256 });
}

export const readHere: Readers['read'] = (unread, options) => read(unread, analyse, options);

/** Loaded when a document is there: a question needs none. */
const unpack: Unpack = async (document) => (await import('@proviso/unpacking')).unpack(document);

let analyser: Promise<(article: Article) => Promise<Analysis>> | undefined;

async function analyse(article: Article): Promise<Analysis> {
  analyser ??= import('@proviso/model').then(({ createAnalyser }) => createAnalyser(gazetteer));
  return (await analyser)(article);
}
