/** The table of ARCHITECTURE.md, held: `import-table.json` names for each floor those it may import. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import table from './import-table.json' with { type: 'json' };
import { type Import, importsOf } from './imports.ts';

const allowed = new Map<string, string[]>(Object.entries(table));
const imports = importsOf(fileURLToPath(new URL('..', import.meta.url)));
const floors = [...new Set(imports.map((i) => i.floor))].sort();

const at = ({ file, line, from }: Import) => `${file}:${line} imports \`${from}\``;
const isOutside = ({ target }: Import) =>
  target === 'node' || !(allowed.has(target) || target.startsWith('core/'));
const sameHouse = ({ floor, target }: Import) =>
  floor === target || floor === `${target}/compose` || target === `${floor}/compose`;

test('every floor stands in the table', () => {
  assert.deepEqual(
    floors.filter((floor) => !allowed.has(floor)),
    [],
  );
});

for (const floor of allowed.keys()) {
  const told = allowed.get(floor)!;
  const may = (i: Import) =>
    sameHouse(i) ||
    told.includes(i.target) ||
    (told.includes('core/*') && i.target.startsWith('core/')) ||
    (i.typeOnly && told.includes(`type ${i.target}`));
  test(`${floor} imports ${told.length > 0 ? told.join(', ') : 'no other floor'}`, () => {
    const strays = imports.filter((i) => i.floor === floor && !isOutside(i) && !may(i));
    assert.deepEqual(strays.map(at), []);
  });
}

test('a floor is entered by its door', () => {
  assert.deepEqual(imports.filter((i) => !i.byDoor).map(at), []);
});

test('core is pure: nothing of Node, and from outside only parsers of HTML, Markdown and dates', () => {
  const outside = imports.filter((i) => i.floor.startsWith('core/') && isOutside(i));
  assert.deepEqual(
    outside
      .filter((i) => !['htmlparser2', 'entities', 'markdown-it', 'chrono-node'].includes(i.target))
      .map(at),
    [],
  );
});

test('only a composition root picks a store, a model or a gazetteer', () => {
  const picks = imports.filter(
    (i) => ['store', 'model', 'gazetteer'].includes(i.target) && i.floor !== i.target,
  );
  assert.deepEqual(picks.filter((i) => !i.floor.endsWith('/compose')).map(at), []);
});
