/** What every route needs: the desk, and how to look at the clock, the record's end and the log. */
import type { Desk } from '@proviso/desk';
import type { Hub } from './live/hub.ts';
import type { RecordHead } from './pages/foot.ts';

export type Around = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The record's last entry. */
  head: () => Promise<RecordHead>;
  /** Where it was told to listen; left out, only the names of this machine itself are taken. */
  host?: string;
  /** Tells those who follow; without it nothing can be followed live. */
  live?: Hub;
  /** Told of what nobody expected. */
  log?: (thrown: unknown) => void;
};

export type House = Around & { desk: Desk };
