/** A writer killed again and again in mid-write, and two at once → what of what they were told is kept was lost. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStore } from '@proviso/store';
import { randomFrom } from './synthetic.ts';

const GROUP = 20;
const WRITER = new URL('./writer.ts', import.meta.url);

export async function kill(path: string, times: number, seed: number) {
  const random = randomFrom(seed + 2);
  let told = 0;
  let lost = 0;
  let torn = 0;
  for (let round = 0; round < times; round++) {
    const writer = fork(WRITER, [path, String(seed + round)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    writer.on('message', (seq: number) => {
      told = Math.max(told, seq);
    });
    await once(writer, 'message');
    await pause(random() * 120);
    writer.kill('SIGKILL');
    await once(writer, 'close');
    const store = openSqliteStore(path);
    const { size } = await store.head();
    lost += Math.max(0, told - size);
    if (size % GROUP !== 0) torn += 1;
    await store.close();
    process.stderr.write(`\rkilled ${round + 1}   `);
  }
  const { entries, faults } = await look(path);
  const both = await twoAtOnce(`${path}.two`, seed);
  process.stderr.write('\r');
  console.log(
    `kill -9      ${times} times in mid-write: ${lost} entries lost of ${told} told as kept, ${torn} half written, ${faults} faults in ${entries} entries`,
  );
  console.log(`two writers  ${both.entries} entries of ${both.sent} sent, ${both.faults} faults`);
  return {
    killed: { times, told, lost, torn, faults },
    twoWriters: both,
  };
}

async function look(path: string) {
  const store = openSqliteStore(path);
  await store.views.overview();
  let faults = 0;
  for await (const { place, why } of store.faults()) {
    faults += 1;
    console.log(`fault        ${place}: ${why}`);
  }
  const { size } = await store.head();
  await store.close();
  return { entries: size, faults };
}

const GROUPS = 100;

async function twoAtOnce(path: string, seed: number) {
  const writers = [seed, seed + 1].map((own) =>
    fork(WRITER, [path, String(own), String(GROUPS)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  const ends = await Promise.all(writers.map((writer) => once(writer, 'close')));
  if (ends.some(([code]) => code !== 0)) throw new Error('a writer ended early');
  return { sent: 2 * GROUPS * GROUP, ...(await look(path)) };
}
