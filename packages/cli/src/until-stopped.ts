/** Something that serves → a promise that is kept once the program is told to stop and all is closed. */
import type { Served } from '@proviso/server';

export function untilStopped({ close }: Served): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        close().then(resolve, reject);
      });
  });
}
