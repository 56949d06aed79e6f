import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitIn, passagesOf, termsIn, wordsOf } from './search.ts';
import { toldReading } from './told-reading.ts';

const TERMS: [typed: string, terms: string][] = [
  ['white rice', 'white | rice'],
  ['"white rice" Kenya', 'white rice | kenya'],
  ['“Côte d’Ivoire”', 'cote d ivoire'],
  ['miss*', 'miss…'],
  ['long-range', 'long range'],
  ['490USD/t', '490usd t'],
  ['"never closed', 'never closed'],
  ['NEAR(a, b) OR -c ^d', 'near a | b | or | c | d'],
  ["'; DROP TABLE words; --", 'drop | table | words'],
  ['" "', ''],
  ['* ( ) "', ''],
  ['', ''],
  ['出口禁令', '出 口 禁 令'],
  ['Экспорт', 'экспорт'],
];
for (const [typed, expected] of TERMS) {
  test(`‹${typed}› looks for ‹${expected}›`, () =>
    assert.equal(
      termsIn(typed)
        .map(({ words, open }) => words.join(' ') + (open ? '…' : ''))
        .join(' | '),
      expected,
    ));
}

const TEXT =
  'India’s trade directorate banned exports of non-basmati white rice on Thursday. ' +
  'Prices rose in Nairobi. Traders in Abidjan, in Côte d’Ivoire, said white maize would follow. 日本は輸出を禁止した。';
const reading = toldReading({ text: TEXT, findings: [{ anchor: 'banned exports' }] });

const FOUND: [typed: string, marked: string[] | null][] = [
  ['rice', ['rice']],
  ['WHITE', ['white', 'white']],
  ['"white rice"', ['white rice']],
  ['"rice white"', null],
  ['rice nairobi', ['rice', 'Nairobi']],
  ['rice copper', null],
  ['cote', ['Côte']],
  ['nair*', ['Nairobi']],
  ['nair', null],
  ['輸出', ['輸出']],
  ['basmati', ['basmati']],
];
for (const [typed, marked] of FOUND) {
  test(`‹${typed}› ${marked ? `marks ${marked.map((m) => `‹${m}›`).join(', ')}` : 'is not found'}`, () => {
    const hit = hitIn(reading, passagesOf(reading)[0]!, termsIn(typed));
    assert.deepEqual(hit?.marks.map(({ start, end }) => TEXT.slice(start, end)) ?? null, marked);
    if (hit) assert.equal(hit.snippet.text, TEXT.slice(hit.snippet.start, hit.snippet.end));
  });
}

test('a finding is searched by its sentence', () => {
  const finding = passagesOf(reading).find(({ kind }) => kind === 'finding')!;
  assert.ok(hitIn(reading, finding, termsIn('thursday directorate')));
  assert.equal(hitIn(reading, finding, termsIn('nairobi')), null);
});

test('a snippet of a long text is short, and holds what was found', () => {
  const text = `${'one two three. '.repeat(200)}A quota on copper. ${'four five six. '.repeat(200)}`;
  const long = toldReading({ text, findings: [] });
  const hit = hitIn(long, passagesOf(long)[0]!, termsIn('copper'));
  assert.ok(hit && hit.snippet.text.length < 300);
  assert.match(hit?.snippet.text ?? '', /A quota on copper/);
});

test('words are the same however the store cuts them', () =>
  assert.deepEqual(wordsOf({ start: 0, end: 7 }, 'India’s trade'), ['india', 's']));
