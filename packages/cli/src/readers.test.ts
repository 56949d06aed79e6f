import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { reportsIn } from '@proviso/core';
import type { Readers } from '@proviso/desk';
import { readHere } from './compose.ts';
import { openReaders } from './readers.ts';
import { sha256 } from './sha256.ts';

const FAKE = { thread: new URL('./testing/fake-reader-thread.ts', import.meta.url), worthMs: 20 };
const NOT_THERE = { thread: new URL('./testing/no-such-thread.ts', import.meta.url), worthMs: 20 };

const unreadOf = (source: string) => ({
  report: { source, mediaType: 'text/plain', sha256: source, bytes: 0, retrieved: null },
  bytes: new Uint8Array(),
  hints: {},
});

/** Stands for reading on this thread: slow enough that threads are worth while. */
const here: Readers['read'] = async ({ report }) => {
  await setTimeout(30);
  return { report, error: { code: 'E_EMPTY', message: 'here' } };
};

/** Where a report was read, or how that ended. */
async function saidOf(reading: ReturnType<Readers['read']>): Promise<string> {
  try {
    const result = await reading;
    assert.ok('error' in result);
    return result.error.message.replace(/^thread \d+/, 'thread');
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

async function read(sources: readonly string[], most: number, thread = FAKE): Promise<string[]> {
  const readers = openReaders(here, most, thread);
  const said = await Promise.all(sources.map((source) => saidOf(readers.read(unreadOf(source), {}))));
  await readers.close();
  return said;
}

const many = (of: string, count: number): string[] => Array.from({ length: count }, () => of);

test('a few reports are read here, and no thread is started', async () => {
  assert.deepEqual(await read(['a', 'b', 'c', 'd'], 4, { ...FAKE, worthMs: 1000 }), many('here', 4));
});

test('one at a time means here', async () => {
  assert.deepEqual(new Set(await read(many('a', 6), 1)), new Set(['here']));
});

test('a late answer holds up no other report', async () => {
  const said = await read([...many('a', 8), 'late', ...many('a', 30)], 3);
  assert.equal(said.length, 39);
  assert.ok(said.every((one) => one === 'here' || one === 'thread'));
});

/** What a thread says of a report, while reading here takes long. */
const onThreads: { name: string; source: string; said: RegExp }[] = [
  { name: 'of many reports a thread reads its share', source: 'a', said: /^thread$/ },
  {
    name: 'what the model refuses is refused with its code',
    source: 'refused',
    said: /^ProvisoError: the model/,
  },
  { name: 'what fails on a thread fails here', source: 'failed', said: /^RangeError: out of range$/ },
  {
    name: 'a thread that ends takes its report along and no other',
    source: 'ends',
    said: /^the thread that read `ends` ended/,
  },
];
for (const { name, source, said } of onThreads)
  test(name, async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let first = true;
    const heldAfterFirst: Readers['read'] = async (unread, options) => {
      if (!first) await held;
      first = false;
      return here(unread, options);
    };
    const readers = openReaders(heldAfterFirst, 2, FAKE);
    const sources = ['a', 'a', 'a', source, 'a', 'a'];
    const asked = sources.map((one) => saidOf(readers.read(unreadOf(one), {})));
    assert.match(await asked[3]!, said);
    release();
    const others = (await Promise.all(asked)).toSpliced(3, 1);
    await readers.close();
    assert.ok(others.every((one) => one === 'here' || one === 'thread'));
  });

test('where no thread can be started, all is read here', async () => {
  assert.deepEqual(new Set(await read(many('a', 12), 4, NOT_THERE)), new Set(['here']));
});

test('a thread reads in a report what is read in it here', async () => {
  const bytes = new Uint8Array(
    readFileSync(new URL('../../../samples/weapons/2024-05-30-denial.html', import.meta.url)),
  );
  const [report] = reportsIn(
    { source: 'denial', bytes, mediaType: 'text/html', retrieved: null },
    {},
    sha256,
  );
  assert.ok(report && 'bytes' in report);
  const wanted = await readHere(report, {});
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const heldHere: Readers['read'] = (unread, options) => held.then(() => here(unread, options));
  const readers = openReaders(heldHere, 2, { worthMs: 0 });
  const first = readers.read(unreadOf('a'), {});
  assert.deepEqual(await readers.read(report, {}), wanted);
  release();
  await first;
  await readers.close();
});
