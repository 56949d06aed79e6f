/** A Node response → where a follower's events go. The body ends with the connection, so that every reader shares the same bytes. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

export type Sink = {
  write: (bytes: Uint8Array) => void;
  /** Bytes that the reader has not taken yet. */
  waiting: () => number;
  /** Kept once the reader has taken all, or has gone. */
  drained: () => Promise<void>;
  end: (bytes: Uint8Array) => void;
  /** At once, whatever waits. */
  drop: () => void;
  onGone: (gone: () => void) => void;
};

/** Chunks of HTTP/1.1 would be framed for each reader anew: without them one write is one call of the system. */
export function sinkOf(response: ServerResponse, headers: OutgoingHttpHeaders): Sink {
  response.removeHeader('transfer-encoding');
  response.writeHead(200, { ...headers, connection: 'close' });
  response.flushHeaders();
  return {
    write: (bytes) => {
      response.write(bytes);
    },
    waiting: () => response.writableLength,
    drained: () =>
      new Promise((resolve) => {
        if (!response.writableNeedDrain || response.destroyed) return resolve();
        const done = () => {
          response.off('drain', done).off('close', done);
          resolve();
        };
        response.on('drain', done).on('close', done);
      }),
    end: (bytes) => {
      response.end(bytes);
    },
    drop: () => {
      response.destroy();
    },
    onGone: (gone) => {
      response.on('close', gone);
    },
  };
}
