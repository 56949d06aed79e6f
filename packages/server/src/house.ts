/** What every route needs: the desk, and how to look at the clock, the record's end and the log. */
import type { Desk, Source } from '@proviso/desk';
import type { Hub } from './live/hub.ts';
import type { RecordHead } from './pages/foot.ts';
import type { Writing } from './writing/writing.ts';

export type Around = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The record's last entry. */
  head: () => Promise<RecordHead>;
  /** Where it was told to listen; left out, only the names of this machine itself are taken. */
  host?: string;
  /** Tells those who follow; without it nothing can be followed live. */
  live?: Hub;
  /** Throws where the model could not read a report; left out, nothing is said of it. */
  checkModel?: () => void;
  /** Told of what nobody expected. */
  log?: (thrown: unknown) => void;
  /** Whether reports may be added and reviewed here. Left out, the pages can only be read. */
  writes?: boolean;
  /** Whether reports that are others' are shown whole, and not by short quotations. */
  fullText?: boolean;
  /** An address on the web → the report that stands there; without it, none is fetched. */
  fetchReport?: (address: string) => ReturnType<Source['load']>;
};

/** `writing` null: the pages can only be read. */
export type House = Around & { desk: Desk; writing: Writing | null };
