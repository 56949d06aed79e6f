/** The last events, each encoded once: whoever comes back soon is served from here, and the record is not asked. */

export type Sent = { seq: number; policy: string | null; bytes: Buffer };

const MOST_EVENTS = 2000;
const MOST_BYTES = 4_000_000;

export type Recent = {
  /** All events of entries after this one are held. */
  from: () => number;
  add: (sent: readonly Sent[]) => void;
  after: (seq: number) => readonly Sent[];
  /** Forgets all; what comes next comes after `seq`. */
  begin: (seq: number) => void;
};

export function openRecent(): Recent {
  let held: Sent[] = [];
  let bytes = 0;
  let from = 0;
  return {
    from: () => from,
    add(sent) {
      held.push(...sent);
      for (const one of sent) bytes += one.bytes.length;
      let gone = 0;
      while (held.length - gone > MOST_EVENTS || (bytes > MOST_BYTES && gone < held.length)) {
        bytes -= held[gone]!.bytes.length;
        from = held[gone]!.seq;
        gone++;
      }
      if (gone > 0) held = held.slice(gone);
    },
    after: (seq) => held.filter((sent) => sent.seq > seq),
    begin(seq) {
      held = [];
      bytes = 0;
      from = seq;
    },
  };
}
