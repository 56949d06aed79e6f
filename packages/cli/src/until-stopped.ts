/**
 * Something that serves → a promise that is kept once the program is told to stop and all is closed. Told once more, the
 * program ends at once, as it would have without asking.
 */
import { constants } from 'node:os';
import type { Served } from '@proviso/server';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A program ended by a signal ends with this and the signal's number. */
const ENDED_BY_SIGNAL = 128;

export function untilStopped({ close }: Served): Promise<void> {
  let isStopping = false;
  return new Promise((resolve, reject) => {
    for (const signal of SIGNALS)
      process.on(signal, () => {
        if (isStopping) process.exit(ENDED_BY_SIGNAL + constants.signals[signal]);
        isStopping = true;
        close().then(resolve, reject);
      });
  });
}
