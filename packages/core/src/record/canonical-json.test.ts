import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, plainJson } from './canonical-json.ts';

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

test('canonical JSON, however quickly, is what the plain way writes, whatever the keys', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('10', '9', 'a', '__proto__', 'é'));
  const leaf = fc.oneof(fc.string(), fc.double(), fc.constantFrom(undefined, null, true));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.object({ key, values: [leaf] })), (value) =>
      assert.equal(canonicalJson(value), plainJson(value)),
    ),
  );
});
