import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTray } from './tray.ts';

const MINUTE = 60_000;
const MIB = 1024 * 1024;
const document = (name: string, mib = 0) => ({
  name,
  loaded: { bytes: new Uint8Array(mib * MIB), retrieved: null },
});

test('what is kept is found by its key alone, until it is taken', () => {
  const tray = openTray(() => 0);
  const key = tray.keep(document('a'));
  assert.match(key, /^[\w-]{16}$/);
  assert.equal(tray.find(key)?.name, 'a');
  assert.equal(tray.find(`${key}x`), null);
  tray.drop(key);
  assert.equal(tray.find(key), null);
});

test('half an hour is long enough', () => {
  let now = 0;
  const tray = openTray(() => now);
  const key = tray.keep(document('a'));
  now = 30 * MINUTE;
  assert.equal(tray.find(key)?.name, 'a');
  now += 1;
  assert.equal(tray.find(key), null);
});

test('of what is too much together, the oldest goes', () => {
  const tray = openTray(() => 0);
  const keys = ['a', 'b', 'c'].map((name) => tray.keep(document(name, 25)));
  assert.deepEqual(
    keys.map((key) => tray.find(key)?.name ?? null),
    [null, 'b', 'c'],
  );
});
