import type { Quantity } from './claim.ts';
import type { EdtfString } from './date-stamp.ts';
import type { Axis, NodeId } from './policy.ts';

/** Nodes asked about; `except` leaves nodes out ("weapons, but not long-range missiles"). */
export type Region = { in: NodeId[]; except: NodeId[] };

/** What is asked. An axis left out is open: the policy's root. */
export type Question = {
  policy: string;
  scope: Partial<Record<Axis, Region>>;
  /** By fact name; a fact left out is open. */
  facts: Record<string, Quantity>;
  /** Valid time: a day or an instant. A day stands for its whole length. */
  at: EdtfString;
  /** Only what was published by the end of this day counts; null for all. */
  asPublishedBy: EdtfString | null;
  /** Only what this record held by this time counts; null for all. */
  asRecordedBy: string | null;
};
