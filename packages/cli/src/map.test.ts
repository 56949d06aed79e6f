import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { json, openFolder, proviso } from './testing/command.ts';

/** A policy of all countries, and one of a country's regions with an area drawn across its border; nothing claimed. */
const folder = openFolder();
const run = (...args: string[]) => proviso(args, { cwd: folder.path });
const one = [{ id: 'any', name: 'any' }];

before(async () => {
  const policy = (id: string, place: object[]) => ({
    id,
    name: id,
    issuers: ['any'],
    nodes: { party: one, action: one, asset: one, place, purpose: one },
  });
  const strip = {
    type: 'Polygon',
    coordinates: [
      [
        [36, 50.1],
        [37, 50.1],
        [37, 50.7],
        [36, 50.7],
        [36, 50.1],
      ],
    ],
  };
  writeFileSync(
    folder.at('exports.json'),
    JSON.stringify(policy('exports', [{ id: 'world', name: 'every destination', parts: 'ISO 3166-1' }])),
  );
  writeFileSync(
    folder.at('use.json'),
    JSON.stringify(
      policy('use', [
        { id: 'RU', name: 'Russia', code: 'RU', parts: 'ISO 3166-2' },
        { id: 'strip', name: 'border strip', area: strip },
      ]),
    ),
  );
  writeFileSync(
    folder.at('note.txt'),
    'Harbour gazette\n\nThe trade ministry has banned exports of raw hides.',
  );
  await run('add', 'note.txt');
  await run('policies', 'add', 'exports.json', 'use.json');
});
after(() => folder.remove());

test('a policy that names a list has all of its places, told by the widest name', async () => {
  const { status, out } = await run('map', 'exports');
  assert.equal(status, 0);
  assert.match(out, /nothing on record covers this: every destination/);
});

test('for programs every place stands with the outcome of both sides', async () => {
  const [map] = json<{ places: { id: string; code?: string; officialText: string; asReported: string }[] }>(
    (await run('map', 'exports', '--json')).out,
  );
  assert.equal(map!.places.length, 251);
  const kenya = map!.places.find(({ id }) => id === 'KE');
  assert.deepEqual(kenya, {
    id: 'KE',
    name: 'Kenya',
    code: 'KE',
    officialText: 'undetermined',
    asReported: 'undetermined',
  });
});

test('a map keeps to the places asked for, in whatever language they are named', async () => {
  const { out } = await run('map', 'exports', '--place', 'Elfenbeinküste, Birmanie', '--json');
  const [map] = json<{ places: { id: string }[] }>(out);
  assert.deepEqual(
    map!.places.map(({ id }) => id),
    ['CI', 'MM'],
  );
});

test('an area drawn across regions has a part in each', async () => {
  const [map] = json<{ places: { id: string; name: string }[] }>(
    (await run('map', 'use', '--place', 'border strip', '--json')).out,
  );
  assert.deepEqual(
    map!.places.map(({ name }) => name),
    ['border strip', 'border strip in Belgorod'],
  );
});

const PLACES: [told: string[], says: RegExp][] = [
  [
    ['44.95,34.1'],
    /^.*\[UA-43\], in Ukraine \[UA\] {2}\(view: iso\)\n.*on-the-ground: .*in Russia \[RU\] – Russia governs/,
  ],
  [['44.95,34.1', '--view', 'by-russia'], /in Russia \[RU\] {2}\(view: by-russia\)\n.*iso: .*in Ukraine/],
  [['51.1,1.4'], /at sea, 4\.6 km from this coast/],
  [['geo:-0.3,36.1'], /in Kenya \[KE\]/],
  [['Swaziland'], /^Eswatini \[SZ\]\n$/],
  [['Punjab'], /\[PK-PB\], in Pakistan \[PK\]\n.*\[IN-PB\], in India/],
];
for (const [told, says] of PLACES)
  test(`place ${told.join(' ')}`, async () => {
    const { status, out } = await run('place', ...told);
    assert.equal(status, 0);
    assert.match(out, says);
  });

test('a name that no place bears, and a point on the high sea, are refused', async () => {
  for (const told of ['Atlantis', '30,-40']) {
    const { status, err } = await run('place', told);
    assert.equal(status, 1);
    assert.match(err, /E_NAME_UNKNOWN/);
  }
});
