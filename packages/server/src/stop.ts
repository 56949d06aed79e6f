/**
 * A server that is to stop → stopped: it takes no one any more, bids those who follow farewell, lets what is being
 * answered be finished within a bound, and closes the record last.
 */
import type { ServerType } from '@hono/node-server';
import type { Hub } from './live/hub.ts';

/** What is not answered by then is broken off. */
const LONGEST_MS = 5000;
/** A connection that was kept for a next request is closed as soon as its last one is answered. */
const LOOK_MS = 25;

export async function stopServer(
  server: ServerType,
  live: Pick<Hub, 'close'>,
  closeDesk: () => Promise<void>,
  longestMs = LONGEST_MS,
): Promise<void> {
  live.close();
  await new Promise<void>((resolve) => {
    if (!('closeIdleConnections' in server)) return server.close(() => resolve());
    const looking = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    const breaking = setTimeout(() => server.closeAllConnections(), longestMs);
    server.close(() => {
      clearInterval(looking);
      clearTimeout(breaking);
      resolve();
    });
  });
  await closeDesk();
}
