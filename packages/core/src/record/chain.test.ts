import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry, EntryBody } from '../vocabulary/index.ts';
import { append, canonicalJson, EMPTY_HEAD, verifyChain } from './chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const check = (through: string): EntryBody => ({ kind: 'check', policy: 'rice', through });

const CANONICAL: [name: string, value: unknown, json: string][] = [
  [
    'keys in order, at every depth',
    { b: 1, a: { d: [2, { z: 1, y: 2 }], c: null } },
    '{"a":{"c":null,"d":[2,{"y":2,"z":1}]},"b":1}',
  ],
  ['what is undefined is left out', { a: undefined, b: [undefined] }, '{"b":[null]}'],
  ['letters of all scripts as they are', { ä: '‹Kharkiv› “x” 🌾' }, '{"ä":"‹Kharkiv› “x” 🌾"}'],
  ['half a surrogate pair is told apart', { a: '\ud83c' }, '{"a":"\\ud83c"}'],
  ['numbers as in JavaScript', [1.5, 1e21, -0], '[1.5,1e+21,0]'],
];
for (const [name, value, json] of CANONICAL) {
  test(`canonical JSON: ${name}`, () => assert.equal(canonicalJson(value), json));
}

test('canonical JSON reads back as the value, in whatever order its keys were set', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      assert.deepEqual(JSON.parse(canonicalJson(value)), plain);
      assert.equal(canonicalJson(JSON.parse(canonicalJson(value))), canonicalJson(value));
    }),
  );
});

function madeOf(batches: readonly (readonly [at: number, bodies: EntryBody[]])[]): Entry[] {
  const entries: Entry[] = [];
  for (const [at, bodies] of batches)
    entries.push(...append(entries.at(-1) ?? EMPTY_HEAD, bodies, at, sha256));
  return entries;
}
const TWO_BATCHES = madeOf([
  [1000, [check('2024-05-01'), check('2024-05-02')]],
  [500, [check('2024-05-03')]],
]);

test('a whole chain holds, and recorded time never goes back', () => {
  assert.equal(verifyChain(TWO_BATCHES, sha256), null);
  assert.deepEqual(
    TWO_BATCHES.map((entry) => entry.recorded),
    ['1970-01-01T00:00:01.000Z', '1970-01-01T00:00:01.000Z', '1970-01-01T00:00:01.000Z'],
  );
});

const [one, two, three] = TWO_BATCHES as [Entry, Entry, Entry];
const BREAKS: [name: string, entries: Entry[], seq: number][] = [
  ['a body was changed', [one, { ...two, body: check('2024-05-09') }, three], 2],
  ['a time was changed', [one, { ...two, recorded: '1970-01-01T00:00:02.000Z' }, three], 2],
  ['time goes back', [{ ...one, recorded: '2000-01-01T00:00:00.000Z' }, two, three], 1],
  ['an entry is missing', [one, three], 3],
  ['the first is missing', [two, three], 2],
  ['two changed places', [two, one, three], 2],
  ['one stands twice', [one, one, two, three], 1],
];
for (const [name, entries, seq] of BREAKS) {
  test(`a chain breaks at entry ${seq} where ${name}`, () =>
    assert.equal(verifyChain(entries, sha256)?.seq, seq));
}

test('appending in any batches gives the same chain', () => {
  const bodies = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04'].map(check);
  const whole = madeOf([[7, bodies]]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), (cut) => {
      assert.deepEqual(
        madeOf([
          [7, bodies.slice(0, cut)],
          [7, bodies.slice(cut)],
        ]),
        whole,
      );
    }),
  );
});
