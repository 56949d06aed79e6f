import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote } from '@proviso/core/publishing';
import { wantsColour } from '../terminal.ts';
import { shortRef } from './refs.ts';
import { layRow, wrap } from './wrap.ts';

const quotes: [words: string, longest: number, shown: string][] = [
  ['has lifted a ban', 100, '‹has lifted a ban›'],
  ['“poison”', 100, '“poison”'],
  ['"poison"', 100, '“poison”'],
  ['was “poison”', 100, '‹was “poison”›'],
  ['two\n  lines', 100, '‹two lines›'],
  ['a ban on exports of rice', 20, '‹a ban on exports …›'],
];
for (const [words, longest, shown] of quotes)
  test(`${JSON.stringify(words)} is shown as ${shown}`, () => assert.equal(quote(words, longest), shown));

const wraps: [text: string, width: number, lines: string[]][] = [
  ['one two three', 20, ['one two three']],
  ['one two three', 7, ['one two', 'three']],
  ['incomprehensibilities', 7, ['incomprehensibilities']],
  ['', 7, ['']],
];
for (const [text, width, lines] of wraps)
  test(`“${text}” in ${width} columns`, () => assert.deepEqual(wrap(text, width), lines));

test('a key stands in front, the place at the right edge of the first line', () => {
  const lines = layRow({ key: 'by', text: 'aa bb cc dd', place: 'L7' }, 36).map(({ text }) => text);
  assert.deepEqual(lines, [`  by      aa bb cc dd${' '.repeat(13)}L7`]);
});

const refs: [ref: string, short: string][] = [
  ['6707c1d2aabbccdd:f2', '6707c1d2:f2'],
  ['6707:f2', '6707:f2'],
];
for (const [ref, short] of refs)
  test(`${ref} is shortened to ${short}`, () => assert.equal(shortRef(ref), short));

const colours: [env: Record<string, string>, terminal: boolean, coloured: boolean][] = [
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
];
for (const [env, terminal, coloured] of colours)
  test(`${JSON.stringify(env)} ${terminal ? 'at' : 'without'} a terminal: ${coloured ? 'colours' : 'none'}`, () =>
    assert.equal(wantsColour(env, terminal), coloured));
