import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENTITY_KINDS } from '@proviso/core/vocabulary';
import { gazetteer } from './look-up.ts';
import { names } from './names.ts';

const phrasesOf = (row: (typeof names)[number]) => [
  row.name,
  ...(row.words ?? []),
  ...(row.capitals ?? []),
  ...(row.demonyms ?? []),
];

test('every row has an id of its kind, a name, and only the fields that are told in the README', () => {
  for (const row of names) {
    const { id, kind, name, words, capitals, demonyms, ...rest } = row;
    assert.deepEqual(rest, {}, id);
    assert.ok(ENTITY_KINDS.includes(kind), id);
    assert.match(id, new RegExp(`^${kind === 'organisation' ? 'org' : kind}:[A-Za-z0-9-]+$`));
    assert.ok(name.trim() === name && name !== '', id);
    for (const list of [words, capitals, demonyms])
      assert.ok(list === undefined || list.length > 0, `${id}: leave an empty list out`);
  }
});

test('an id stands for one row, and a phrase for one thing', () => {
  const ids = new Set<string>();
  const owner = new Map<string, string>();
  for (const row of names) {
    assert.ok(!ids.has(row.id), row.id);
    ids.add(row.id);
    for (const phrase of phrasesOf(row)) {
      assert.ok(!owner.has(phrase), `\`${phrase}\` names ${owner.get(phrase)} and ${row.id}`);
      owner.set(phrase, row.id);
    }
  }
});

/** Codes that CLDR names beside the countries of ISO 3166-1: withdrawn, reserved, or for groups and tests. */
const NO_COUNTRY =
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB XK YD YU ZR ZZ'.split(' ');
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const cldr = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

test('every country of ISO 3166-1 is there, and found by the name that CLDR gives it', () => {
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => cldr.of(code) && !NO_COUNTRY.includes(code));
  assert.equal(codes.length, 249);
  for (const code of codes) {
    const told = cldr.of(code)!.replace(/ \([A-Z][a-z]+\)/, '');
    assert.equal(gazetteer.named(told)?.id, `place:${code}`, told);
  }
});
