/**
 * A program of its own: many readers of one address, each on a bare socket, so that what is measured is the server. Notes
 * when each event came to each reader, by the machine's steady clock, and tells what was missed or came twice.
 */
import { createConnection } from 'node:net';

const [port = '', policy = '', many = '0', first = '0'] = process.argv.slice(2);
const HEAD = `GET /p/${policy}/live HTTP/1.1\r\nHost: localhost\r\n`;
/** So many connect at once. */
const AT_ONCE = 200;

/** For each entry the moments at which it came, in nanoseconds. */
const came = new Map<number, bigint[]>();
const last: number[] = [];
let twice = 0;
let ended = 0;

await connectAll(Number(many));
process.send?.({ ready: last.length });
process.on('message', (asked: { seqs: number[] } | 'stop') => {
  if (asked === 'stop') process.exit(0);
  else
    process.send?.({
      came: asked.seqs.map((seq) => (came.get(seq) ?? []).map(String)),
      twice,
      ended,
    });
});

async function connectAll(count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, follow));
}

function follow(): Promise<void> {
  return new Promise((resolve, reject) => {
    const reader = last.push(Number(first)) - 1;
    const socket = createConnection({ port: Number(port), host: '127.0.0.1' }, () =>
      socket.write(`${HEAD}\r\n`),
    );
    socket.setEncoding('latin1');
    let rest = '';
    let begun = false;
    socket.on('data', (chunk: string) => {
      const now = process.hrtime.bigint();
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const [i, line] of lines.entries())
        if (line.startsWith('id: ') && lines[i + 1] === 'event: change')
          note(reader, Number(line.slice(4)), now);
      if (begun || !chunk.includes('200 OK')) return;
      begun = true;
      resolve();
    });
    socket.on('error', reject).on('close', () => {
      ended++;
    });
  });
}

function note(reader: number, seq: number, now: bigint): void {
  if (seq <= last[reader]!) twice++;
  last[reader] = seq;
  const moments = came.get(seq) ?? [];
  moments.push(now);
  came.set(seq, moments);
}
