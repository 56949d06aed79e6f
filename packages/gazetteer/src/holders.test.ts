import assert from 'node:assert/strict';
import { test } from 'node:test';
import rows from './holders.json' with { type: 'json' };
import { holdersOn, KNOWN_UNTIL } from './holders.ts';
import { names } from './names.ts';

type Asked = [day: string | null, office: string, place: string | null, holder: string | null];

const asked: Asked[] = [
  ['2024-05-30', 'office:us-secretary-of-state', null, 'Antony Blinken'],
  ['2024-05-30', 'office:nato-secretary-general', null, 'Jens Stoltenberg'],
  ['2024-10-01', 'office:nato-secretary-general', null, 'Mark Rutte'],
  ['2024-05-30', 'office:president', 'place:FR', 'Emmanuel Macron'],
  ['2025-01-20', 'office:us-president', null, 'Donald Trump'],
  ['2025-01-19', 'office:us-president', null, 'Joe Biden'],
  ['2025-04-05', 'office:president', 'place:KR', null],
  ['2024-05', 'office:us-president', null, null],
  [null, 'office:us-president', null, null],
  ['2026-11-24', 'office:us-president', null, null],
];

for (const [day, office, place, holder] of asked)
  test(`${day ?? 'an unknown day'}: ${office} ${place ?? ''} is held by ${holder ?? 'nobody known'}`, () => {
    const found = holdersOn(day).find((h) => h.office === office && h.place === place);
    assert.equal(found?.name ?? null, holder);
  });

test('every post and place is a row of the gazetteer, and every holder says where to check it', () => {
  const ids = new Set(names.map((n) => n.id));
  for (const { office, place, from, until, see } of rows) {
    assert.ok(ids.has(office), office);
    assert.ok(place === undefined || ids.has(place), place);
    assert.match(from, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(
      from < KNOWN_UNTIL && (until === null || (from < until && until <= KNOWN_UNTIL)),
      `${office} ${from}`,
    );
    assert.match(see, /^[\w.-]+\.\w+(?:\/[\w-]+)*$/);
  }
});

test('no post is held by two at once', () => {
  for (const a of rows)
    for (const b of rows) {
      if (a === b || a.office !== b.office || a.place !== b.place) continue;
      assert.ok(
        (a.until ?? KNOWN_UNTIL) <= b.from || (b.until ?? KNOWN_UNTIL) <= a.from,
        `${a.name}, ${b.name}`,
      );
    }
});
