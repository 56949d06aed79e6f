/** A Node server → a line in the log for each request, once its answer is out or its reader has gone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerType } from '@hono/node-server';
import type { Log } from './log.ts';

export function logRequests(server: ServerType, log: Log): void {
  server.prependListener('request', (asked: IncomingMessage, answer: ServerResponse) => {
    const started = performance.now();
    const { socket, method = '', url = '' } = asked;
    const before = socket.bytesWritten;
    answer.once('close', () => {
      const [path = ''] = url.split('?', 1);
      log({
        event: 'request',
        method,
        path,
        status: answer.statusCode,
        ms: Math.round((performance.now() - started) * 10) / 10,
        bytes: socket.bytesWritten - before,
      });
    });
  });
}
