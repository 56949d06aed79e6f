import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { json, openFolder, proviso } from './testing/command.ts';

/** A ban on member states of the union, told by a report; the union's members come from the gazetteer, with their days. */
const folder = openFolder();
const run = (...args: string[]) => proviso(args, { cwd: folder.path });

before(async () => {
  const world = { id: 'world', name: 'every destination', parts: 'ISO 3166-1' };
  const union = {
    id: 'union',
    name: 'European Union',
    words: ['EU', 'EU member states'],
    within: ['world'],
    members: 'European Union',
  };
  const policy = {
    id: 'drones',
    name: 'Drone exports',
    authorities: [{ id: 'ministry', name: 'Trade Ministry' }],
    issuers: ['ministry'],
    nodes: {
      party: [{ id: 'anyone', name: 'anyone' }],
      action: [{ id: 'export', name: 'export' }],
      asset: [{ id: 'drones', name: 'drones' }],
      place: [world, union],
      purpose: [{ id: 'any', name: 'any purpose' }],
    },
  };
  writeFileSync(folder.at('drones.json'), JSON.stringify(policy));
  writeFileSync(
    folder.at('notice.txt'),
    'Harbour gazette\n\nThe Trade Ministry prohibits the export of drones to EU member states from 1 March 2010.',
  );
  await run('policies', 'add', 'drones.json');
  await run('add', 'notice.txt', '--accept', '--published', '2010-02-20');
});
after(() => folder.remove());

const ASKED: [place: string, on: string, said: RegExp][] = [
  ['United Kingdom', '2019-06-01', /forbidden .*as a member of European Union until 31 January 2020/],
  ['United Kingdom', '2021-06-01', /Nothing on record covers this.*a member until 31 January 2020/],
  ['Croatia', '2012-06-01', /Nothing on record covers this.*a member only from 1 July 2013/],
  ['Croatia', '2014-06-01', /forbidden .*since 1 July 2013, as a member of European Union/],
  ['French Guiana', '2021-06-01', /forbidden .*as a member of European Union/],
];
for (const [place, on, said] of ASKED)
  test(`a rule on member states, asked of ${place} on ${on}`, async () => {
    const { status, out } = await run('ask', 'drones', '--place', place, '--at', on);
    assert.equal(status, 0);
    assert.match(out.replaceAll(/\s+/g, ' '), said);
  });

test('a map counts the members of its day', async () => {
  const forbidden = async (on: string) => {
    const [map] = json<{ places: { id: string; asReported: string }[] }>(
      (await run('map', 'drones', '--at', on, '--json')).out,
    );
    return map!.places.filter(({ asReported }) => asReported === 'prohibited').map(({ id }) => id);
  };
  const [before, now] = [await forbidden('2019-06-01'), await forbidden('2021-06-01')];
  assert.deepEqual(
    before.filter((id) => !now.includes(id)),
    ['GB'],
  );
});

test('a diff over the day of an exit tells it as the reason', async () => {
  const { out } = await run('diff', 'drones', '--from', '2020-01-31', '--to', '2020-02-01');
  assert.match(out, /changed .*United Kingdom/);
  assert.match(out, /because .*United Kingdom, a member of European Union only until 31 January/);
});

test('a policy is on record with its members written out', async () => {
  const [policy] = json<{ nodes: { place: { id: string; memberOf?: object[] }[] } }>(
    (await run('policies', 'show', 'drones', '--json')).out,
  );
  assert.deepEqual(policy!.nodes.place.find(({ id }) => id === 'GB')!.memberOf, [
    { group: 'union', from: '1973-01-01', until: '2020-01-31' },
  ]);
});
