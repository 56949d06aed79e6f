import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bareArticle, bareFinding, type FullReading, type Quote } from '../../vocabulary/index.ts';
import { type Passage, passagesIn } from './passages.ts';

const CASES = new URL('../../../../../spec/print/', import.meta.url);
const readings = readdirSync(CASES).map(
  (name) =>
    [name, JSON.parse(readFileSync(new URL(`${name}/reading.json`, CASES), 'utf8')) as FullReading] as const,
);

const wordsOf = (passage: Passage): string =>
  passage.kind === 'words'
    ? passage.segments.map(({ text }) => text).join('')
    : passage.kind === 'set aside'
      ? passage.lines.join('\n')
      : '';
const told = (reading: FullReading, fullText: boolean) => passagesIn(reading, { fullText });

for (const [name, reading] of readings) {
  test(`${name}: the whole text loses no word`, () => {
    const plain = (text: string) => text.replace(/\s+/g, '');
    assert.equal(plain(told(reading, true).map(wordsOf).join('')), plain(reading.article.text));
  });

  test(`${name}: every finding stands beside one passage, and its words begin there`, () => {
    const beside = told(reading, true).flatMap((passage) =>
      passage.kind === 'words' ? passage.findings : [],
    );
    assert.deepEqual(beside.sort(), reading.findings.map(({ id }) => id).sort());
    const begin = told(reading, true).flatMap((passage) =>
      passage.kind === 'words' ? passage.segments.flatMap(({ begins }) => begins) : [],
    );
    for (const { id } of reading.findings) assert.ok(begin.includes(id), id);
  });

  test(`${name}: short quotations are short, and the report's own words`, () => {
    const quoted = told(reading, false).map(wordsOf);
    const most = Math.max(400, reading.article.story.length * 0.3);
    assert.ok(quoted.join('').length <= most, `${quoted.join('').length} of ${most}`);
    for (const words of quoted) {
      assert.ok(words.length <= 260, words);
      assert.ok(reading.article.text.includes(words), words);
    }
  });
}

const SENTENCE = 'The board banned boats of more than ten metres from the bay until the spring of next year.';
const LONG = `The board, ${'which met behind closed doors for the whole of the week, '.repeat(8)}banned boats from the bay.`;

/** A report of so many sentences alike, each with a finding. */
function reportOf(sentence: string, n: number): FullReading {
  const text = Array.from({ length: n }, () => sentence).join('\n\n');
  const starts = Array.from({ length: n }, (_, i) => i * (sentence.length + 2));
  const anchorAt = (start: number): Quote => {
    const at = start + sentence.indexOf('banned');
    return { start: at, end: at + 6, text: 'banned' };
  };
  const blocks = starts.map((start) => ({ kind: 'paragraph' as const, start, end: start + sentence.length }));
  return {
    report: { source: 'a', mediaType: 'text/plain', sha256: 'a', bytes: 1, retrieved: null },
    article: bareArticle(text, blocks),
    statements: [],
    stances: [],
    findings: starts.map((start, i) => ({ ...bareFinding(anchorAt(start)), id: `f${i + 1}` })),
  };
}

/** `…` is a gap. */
const QUOTED: [what: string, reading: FullReading, passages: number, gaps: number][] = [
  ['one sentence alone is quoted whole', reportOf(SENTENCE, 1), 1, 0],
  ['four short ones are still short', reportOf(SENTENCE, 4), 4, 0],
  ['of many, the first that fit into three tenths', reportOf(SENTENCE, 20), 6, 1],
  ['of a sentence without end, the words around the move', reportOf(LONG, 1), 1, 1],
];
for (const [what, reading, passages, gaps] of QUOTED)
  test(`short quotations: ${what}`, () => {
    const found = told(reading, false);
    assert.equal(found.filter(({ kind }) => kind === 'words').length, passages);
    assert.equal(found.filter(({ kind }) => kind === 'gap').length, gaps);
    assert.match(found.map(wordsOf).join(' '), /banned/);
  });
