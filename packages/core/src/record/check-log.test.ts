import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry, EntryBody } from '../vocabulary/index.ts';
import { append, hashOf, leafText } from './append.ts';
import { canonicalJson } from './canonical-json.ts';
import { faultIn, startLogCheck } from './check-log.ts';
import { leafHash } from './merkle.ts';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const check = (through: string): EntryBody => ({ kind: 'check', policy: 'rice', through });

function madeOf(batches: readonly (readonly [at: number, bodies: readonly EntryBody[]])[]): Entry[] {
  const entries: Entry[] = [];
  for (const [at, bodies] of batches) {
    const head = { size: entries.length, recorded: entries.at(-1)?.recorded ?? '' };
    entries.push(...append(head, bodies, at, sha256).map(({ entry }) => entry));
  }
  return entries;
}
const TWO_BATCHES = madeOf([
  [1000, [check('2024-05-01'), check('2024-05-02')]],
  [500, [check('2024-05-03')]],
]);
const FIRST_SECOND = '1970-01-01T00:00:01.000Z';

test('the leaf of an entry is the canonical JSON of its body, time and seq', () => {
  const text = `{"body":{"kind":"check","policy":"rice","through":"2024-05-02"},"recorded":"${FIRST_SECOND}","seq":2}`;
  const { seq, recorded, body, hash } = TWO_BATCHES[1]!;
  assert.equal(leafText(seq, recorded, canonicalJson(body)), text);
  assert.equal(canonicalJson({ seq, recorded, body }), text);
  assert.equal(hash, leafHash(text, sha256));
});

test('a whole log holds, and recorded time never goes back', () => {
  assert.equal(faultIn(TWO_BATCHES, sha256), null);
  assert.deepEqual(
    TWO_BATCHES.map((entry) => entry.recorded),
    [FIRST_SECOND, FIRST_SECOND, '1970-01-01T00:00:01.001Z'],
  );
});

test('recorded time only goes on, batch by batch, whatever the machine’s clock says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 8.64e13 }), { minLength: 1, maxLength: 20 }), (clock) => {
      const entries = madeOf(clock.map((at) => [at, [check('2024-05-01')]]));
      assert.equal(faultIn(entries, sha256), null);
      let latest = -1;
      entries.forEach(({ recorded }, i) => {
        latest = Math.max(latest + 1, clock[i]!);
        assert.equal(Date.parse(recorded), latest);
      });
    }),
  );
});

const [one, two, three] = TWO_BATCHES as [Entry, Entry, Entry];
/** As one who hides a change would write it: with a hash that fits. */
const rehashed = (entry: Entry): Entry => ({
  ...entry,
  hash: hashOf(entry.seq, entry.recorded, canonicalJson(entry.body), sha256),
});
const later = '2000-01-01T00:00:00.000Z';
const FAULTS: [name: string, entries: Entry[], seq: number, why: string][] = [
  ['a body was changed', [one, { ...two, body: check('2024-05-09') }, three], 2, 'hash'],
  ['a time was changed', [one, { ...two, recorded: '1970-01-01T00:00:02.000Z' }, three], 2, 'hash'],
  ['time goes back', [one, rehashed({ ...two, recorded: later }), three], 3, 'time'],
  ['an entry is missing', [one, three], 3, 'order'],
  ['the first is missing', [two, three], 2, 'order'],
  ['two changed places', [two, one, three], 2, 'order'],
  ['one stands twice', [one, one, two, three], 1, 'order'],
];
for (const [name, entries, seq, why] of FAULTS) {
  test(`a log is at fault at entry ${seq} where ${name}`, () =>
    assert.deepEqual(faultIn(entries, sha256), { seq, why }));
}

test('a change that was hidden under a new hash changes the root', () => {
  const rootOf = (entries: readonly Entry[]) => {
    const log = startLogCheck(sha256);
    for (const entry of entries) assert.equal(log.add(entry).fault, null);
    return log.head().root;
  };
  const hidden = [one, rehashed({ ...two, body: check('2024-05-09') }), three];
  assert.notEqual(rootOf(hidden), rootOf(TWO_BATCHES));
});

test('appending in any batches gives the same entries, numbered alike', () => {
  const bodies = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04'].map(check);
  const whole = madeOf([[7, bodies]]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), (cut) => {
      assert.deepEqual(
        madeOf([
          [7, bodies.slice(0, cut)],
          [7, bodies.slice(cut)],
        ]).map(({ seq, body }) => [seq, body]),
        whole.map(({ seq, body }) => [seq, body]),
      );
    }),
  );
});
