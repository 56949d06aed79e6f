/**
 * Readers that take nothing while a record grows by thousands of entries → how often each was let go, and whether by
 * coming back with the last number it knew it has every entry once. They sleep until they are woken.
 */
import { createConnection } from 'node:net';

export type Slow = { dropped: number; lost: number; twice: number };

/** `until` is the last entry to wait for; `asleep` is kept once they may begin to read. */
export async function readSlowly(
  port: number,
  policy: string,
  after: number,
  wanted: readonly number[],
  asleep: Promise<void>,
): Promise<Slow> {
  const got: number[] = [];
  let at = after;
  let dropped = 0;
  while (at < wanted.at(-1)!) {
    const end = await once(port, policy, at, wanted.at(-1)!, asleep, (seq) => {
      got.push(seq);
      at = seq;
    });
    if (end === 'dropped') dropped++;
  }
  const known = new Set(got);
  return { dropped, lost: wanted.filter((seq) => !known.has(seq)).length, twice: got.length - known.size };
}

function once(
  port: number,
  policy: string,
  after: number,
  until: number,
  asleep: Promise<void>,
  tell: (seq: number) => void,
): Promise<'done' | 'dropped'> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => {
      socket.write(`GET /p/${policy}/live HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: ${after}\r\n\r\n`);
      socket.pause();
      asleep.then(() => socket.resume());
    });
    socket.setEncoding('latin1');
    let rest = '';
    socket.on('data', (chunk: string) => {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop()!;
      for (const event of events) {
        const seq = /^id: (\d+)\nevent: change$/m.exec(event)?.[1];
        if (seq === undefined) continue;
        tell(Number(seq));
        if (Number(seq) === until) {
          socket.destroy();
          return resolve('done');
        }
      }
    });
    socket.on('error', () => undefined).on('close', () => resolve('dropped'));
  });
}
