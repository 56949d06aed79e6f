/**
 * The one place where the server picks a store, a model and a gazetteer: a path → the desk over the record that stands
 * there, and how to look at the record's end.
 */
import { createHash } from 'node:crypto';
import { type Desk, openDesk } from '@proviso/desk';
import { fetchReport } from '@proviso/fetching';
import { gazetteer } from '@proviso/gazetteer';
import { checkModel, createAnalyser } from '@proviso/model';
import { places } from '@proviso/places';
import { openSqliteStore, type SqliteOptions } from '@proviso/store';
import { unpack } from '@proviso/unpacking';
import type { Around } from './house.ts';
import type { RecordHead } from './pages/foot.ts';

export type Composed = {
  desk: Desk;
  head: () => Promise<RecordHead>;
  fetchReport: NonNullable<Around['fetchReport']>;
  checkModel: () => void;
};

export function compose(path: string, now: () => number, options: SqliteOptions = {}): Composed {
  const store = openSqliteStore(path, options);
  const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
  const desk = openDesk({
    store,
    unpack,
    analyse: createAnalyser(gazetteer),
    gazetteer,
    places,
    now,
    sha256,
  });
  return { desk, head: () => store.head(), fetchReport: (address) => fetchReport(address), checkModel };
}
