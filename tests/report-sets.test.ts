/** Every annotated report of spec/interpretation/reports is well formed, and a quote is found where a reader finds it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Quoted, spanOf } from '../bench/findings/quoted.ts';
import { type AnnotatedReport, readReportSet, rowOf } from '../bench/findings/report-sets.ts';

const SETS = fileURLToPath(new URL('../spec/interpretation/reports/', import.meta.url));

for (const entry of readdirSync(SETS, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  test(`the reports of the set ${entry.name} are well formed`, () => {
    assert.ok(readReportSet(`${SETS}${entry.name}`).length > 0);
  });

const TEXT =
  'The ban goes. A bank said the ban on rice ends; the ban on maize stays. The ban on oats ends too.';
const QUOTES: [string, Quoted, near: string | null, found: number | null][] = [
  ['words that stand there once', 'ban on oats', null, 76],
  ['no part of a word', 'ba', null, null],
  ['words that are not there', 'ban on barley', null, null],
  ['several mentions and nothing to choose by', 'ban on', null, null],
  ['the second mention', { text: 'ban', nth: 2 }, null, 30],
  ['a mention too many', { text: 'ban', nth: 5 }, null, null],
  ['the nearest mention', 'ban', 'maize', 52],
  ['the mention of the same sentence, though another is nearer', 'ban', 'stays', 52],
];
for (const [name, quoted, near, found] of QUOTES)
  test(`a quote: ${name}`, () => {
    const start = near === null ? 0 : TEXT.indexOf(near);
    const by = near === null ? null : { start, end: start + near.length };
    const span = spanOf(quoted, { text: TEXT, from: 0 }, by);
    assert.equal(span?.start ?? null, found);
  });

const REPORT: AnnotatedReport = {
  subject: 'trade',
  published: '2023-07-21',
  text: ['Rice ban goes', 'The ministry lifted the ban.'],
  findings: [{ move: 'lift', phase: 'in_force', anchor: 'lifted' }],
};
const FAULTS: [string, Partial<AnnotatedReport>, RegExp][] = [
  [
    'an unknown move',
    { findings: [{ move: 'end', phase: 'in_force', anchor: 'lifted' }] },
    /`end` is no move/,
  ],
  [
    'words of the headline',
    { findings: [{ move: 'lift', phase: 'in_force', anchor: 'goes' }] },
    /no single anchor `goes`/,
  ],
  [
    'a slot that is not there',
    { findings: [{ ...REPORT.findings[0]!, slots: { item: 'maize' } }] },
    /item `maize` is not in the text/,
  ],
  [
    'a speaker without a channel',
    { findings: [{ ...REPORT.findings[0]!, speaker: 'ministry' }] },
    /the speaker `ministry` has no channel/,
  ],
  ['a day that is none', { published: 'July 2023' }, /`July 2023` is no day/],
  ['findings where there should be none', { subject: 'none' }, /has no findings/],
  [
    'a stance on nothing',
    { stances: [{ actor: 'ministry', stance: 'urges', finding: 3 }] },
    /there is no finding 3/,
  ],
];
test('a report that is well formed', () => {
  assert.deepEqual(rowOf('rice', REPORT).findings[0]?.anchor, { start: 28, end: 34 });
});
for (const [name, change, message] of FAULTS)
  test(`a report with ${name} is refused`, () => {
    assert.throws(() => rowOf('rice', { ...REPORT, ...change }), message);
  });
