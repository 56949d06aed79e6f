import assert from 'node:assert/strict';
import { test } from 'node:test';
import { READY_MADE } from '@proviso/core/vocabulary';
import { places } from './index.ts';
import { world } from './regions.ts';
import { VIEWS } from './views.ts';

for (const list of READY_MADE)
  test(`in ${list} each id stands once, can stand in a policy, and stands within others of the list`, () => {
    const nodes = places.readyMade(list);
    const ids = new Set(nodes.map(({ id }) => id));
    assert.equal(ids.size, nodes.length);
    for (const { id, name, within = [] } of nodes) {
      assert.match(id, /^[\p{L}\p{N}][\p{L}\p{N}-]*$/u);
      assert.notEqual(name.trim(), '', id);
      for (const outer of within) assert.ok(ids.has(outer), `${id} within ${outer}`);
    }
  });

test('the world has 250 countries, and some 4,500 regions in them', () => {
  assert.equal(places.readyMade('ISO 3166-1').length, 250);
  assert.ok(world().regions.length > 4_400);
});

test('the tariff has 96 chapters: 77 is kept free', () => {
  const chapters = places.readyMade('HS chapters').filter(({ id }) => /^HS-\d\d$/.test(id));
  assert.equal(chapters.length, 96);
  assert.ok(!chapters.some(({ id }) => id === 'HS-77'));
});

test('each unit and country that a view gives away is one', () => {
  const regions = new Set(world().regions.map(({ id }) => id));
  const countries = new Set(world().regions.map(({ country }) => country));
  for (const { gives } of VIEWS)
    for (const { units = [], countries: whole = [], to } of gives) {
      for (const unit of units) assert.ok(regions.has(unit), unit);
      for (const country of [...whole, to])
        assert.ok(country === null || countries.has(country), `${country}`);
    }
});
