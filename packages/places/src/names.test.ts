import assert from 'node:assert/strict';
import { test } from 'node:test';
import names from '../../../spec/places/names.json' with { type: 'json' };
import { places } from './index.ts';

for (const [name, codes, note] of names)
  test(`${name} is ${codes || 'unknown'}${note ? ` (${note})` : ''}`, () => {
    assert.equal(places.codesOf(name!).join(' '), codes);
  });
