import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FullReading } from '@proviso/core/vocabulary';
import { layReading } from './lay-reading.ts';

const CASES = new URL('../../../../../spec/print/', import.meta.url);
const WIDTH = 80;

const readingOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}/reading.json`, CASES), 'utf8')) as FullReading;
const textOf = (reading: FullReading, width = WIDTH) =>
  layReading(reading, width, reading.report.source).map(({ text }) => text);

for (const name of readdirSync(CASES)) {
  test(`a reading is told as spec/print/${name} expects`, () => {
    const expected = readFileSync(new URL(`${name}/expected.txt`, CASES), 'utf8');
    assert.equal(`${textOf(readingOf(name)).join('\n')}\n`, expected);
  });

  for (const width of [40, 60, 100])
    test(`${name} fits into ${width} columns`, () => {
      const tooWide = textOf(readingOf(name), width).filter(
        (line) => line.length > width && !/^‹ ›|^(?:Next|Machine|NOT|CHANGED|DENIED)/.test(line),
      );
      assert.deepEqual(tooWide, []);
    });
}

test('what could steer a terminal is taken out of a report’s words', () => {
  const reading = readingOf('denied');
  reading.article.headline = 'Ministry\u001b[2J denies\u202e it\u0007\r\n now';
  assert.equal(textOf(reading)[0], 'Ministry [2J denies it now');
  assert.ok(textOf(reading).every((line) => !/\p{Cc}/u.test(line)));
});

test('a reading that stopped after the article shows the story', () => {
  const { report, article } = readingOf('no-move');
  const lines = layReading({ report, article }, WIDTH, 'no-move.txt').map(({ text }) => text);
  assert.ok(lines.includes('Prices of herring eased on Tuesday after the fleet returned with full holds.'));
  assert.ok(!lines.some((line) => line.includes('POLICY MOVE')));
});

test('a reading that stopped after the statements shows who says what', () => {
  const { report, article, statements } = readingOf('no-move');
  const lines = layReading({ report, article, statements }, WIDTH, 'no-move.txt').map(({ text }) => text);
  assert.ok(lines.includes('WHO SAYS WHAT'));
  assert.ok(lines.some((line) => line.includes('The fishing guild | said | ‹it expected a long season›')));
});

const paths: [path: string, typed: string][] = [
  ['report.txt', 'report.txt'],
  ['my report.txt', "'my report.txt'"],
  ["it's.txt", "'it'\\''s.txt'"],
  ['https://news.example/a?b=1', "'https://news.example/a?b=1'"],
];
for (const [path, typed] of paths) {
  test(`the next step names ${path} so that a shell takes it`, () => {
    const last = layReading(readingOf('denied'), 100, path).at(-1)!.text;
    assert.ok(last.endsWith(`proviso add ${typed}`), last);
  });
}
