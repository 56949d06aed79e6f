import assert from 'node:assert/strict';
import { test } from 'node:test';
import points from '../../../spec/places/points.json' with { type: 'json' };
import { places } from './index.ts';

type Row = {
  where: string;
  at: number[];
  view?: string;
  on?: string;
  lies: string[] | null;
  coastKm?: number;
  otherwise?: string[];
};

for (const { where, at, view, on, lies, coastKm = 0, otherwise = [] } of points as Row[])
  test(`${where}: ${lies?.join(' in ') ?? 'nobody’s'}`, () => {
    const options = { ...(view ? { view } : {}), ...(on ? { on } : {}) };
    const found = places.locate([at[0]!, at[1]!], options);
    assert.deepEqual(found?.around ?? null, lies);
    if (!found) return;
    assert.ok(Math.abs(found.offshoreKm - coastKm) < 1, `${found.offshoreKm} km`);
    assert.deepEqual(
      found.otherwise.map((other) => other.view),
      otherwise,
    );
  });

test('what is no point, and a view that nobody holds, are refused', () => {
  assert.throws(() => places.locate([200, 0]), /`200,0` is no point/);
  assert.throws(() => places.locate([34.1, 44.95], { view: 'by-rome' }), /no view `by-rome`/);
});
