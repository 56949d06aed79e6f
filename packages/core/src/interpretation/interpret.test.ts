import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import fc from 'fast-check';
import { attribute } from '../attribution/index.ts';
import type { Article, Block, Finding, Quote, Slot, SlotName, Stance } from '../vocabulary/index.ts';
import { bareArticle, SLOT_NAMES } from '../vocabulary/index.ts';
import { datesIn } from './dates/dates.ts';
import { interpret } from './index.ts';

/** A slot's words, or words and value; null: it must be empty. What a row leaves out is not looked at. */
type ExpectedSlot = string | null | { text?: string; value: string };
type ExpectedFinding = Record<string, unknown> & { move: string; phase: string };
type Expected = {
  published: string | null;
  publisher?: string;
  /** All findings, in the order of the text. */
  findings: ExpectedFinding[];
  /** All stances, where told. */
  stances?: Record<string, unknown>[];
};

const SPEC = new URL('../../../../spec/interpretation/', import.meta.url);
const analyse = createAnalyser(gazetteer);

/** The first of several lines is a headline unless it ends as a sentence does. */
function articleOf(text: string, expected: Pick<Expected, 'published' | 'publisher'>): Article {
  const lines = [...text.matchAll(/\S[^\n]*/g)];
  const blocks = lines.map((line, i): Block => {
    const kind = i === 0 && lines.length > 1 && !/[.”"]$/.test(line[0].trimEnd()) ? 'headline' : 'paragraph';
    return { kind, start: line.index, end: line.index + line[0].trimEnd().length };
  });
  const { published, publisher = null } = expected;
  return { ...bareArticle(text, blocks), published, publisher };
}

async function read(text: string, told: Pick<Expected, 'published' | 'publisher'>) {
  const article = articleOf(text, told);
  const analysis = await analyse(article);
  return interpret(article, analysis, attribute(article, analysis));
}

const wordsOf = (slot: Slot | null) => (slot === null ? null : slot.inferred ? slot.value : slot.text);

/** The finding in the form that a row is written in: only the keys of the row. */
function shapeOf(finding: Finding, all: readonly Finding[], row: ExpectedFinding): Record<string, unknown> {
  const shape: Record<string, unknown> = {};
  for (const [key, expected] of Object.entries(row)) {
    const slot = SLOT_NAMES.find((name) => name === key);
    if (slot) shape[key] = slotShape(finding.slots[slot], expected as ExpectedSlot);
    else if (key === 'exceptions' || key === 'residue') shape[key] = finding[key].map((q) => q.text);
    else if (key === 'reason' || key === 'legal_ref') shape[key] = finding[key]?.text ?? null;
    else if (key === 'limitOf' || key === 'residueOf' || key === 'exceptionTo' || key === 'follows')
      shape[key] = all.findIndex((f) => f.id === finding[key]);
    else if (key === 'speaker')
      shape[key] = finding.speaker === 'reporter' ? 'reporter' : finding.speaker.text;
    else if (key === 'anchor') shape[key] = finding.anchor.text;
    else if (key === 'flags') shape[key] = [...finding.flags].sort();
    else shape[key] = finding[key as keyof Finding];
  }
  return shape;
}

function slotShape(slot: Slot | null, expected: ExpectedSlot) {
  if (expected === null || typeof expected === 'string') return wordsOf(slot);
  return { ...(expected.text === undefined ? {} : { text: wordsOf(slot) }), value: slot?.value ?? null };
}

function stanceShape(stance: Stance, all: readonly Finding[], row: Record<string, unknown>) {
  const shape: Record<string, unknown> = {};
  for (const key of Object.keys(row)) {
    if (key === 'actor') shape[key] = stance.actor.text;
    else if (key === 'finding') shape[key] = all.findIndex((f) => f.id === stance.finding);
    else if (key === 'since') shape[key] = stance.since?.value ?? null;
    else if (key === 'reason') shape[key] = stance.reason?.text ?? null;
    else shape[key] = stance[key as keyof Stance];
  }
  return shape;
}

for (const name of readdirSync(SPEC).sort()) {
  const folder = new URL(`${name}/`, SPEC);
  if (!existsSync(new URL('expected.json', folder))) continue;
  test(name.replaceAll('-', ' '), async () => {
    const text = readFileSync(new URL('input.txt', folder), 'utf8');
    const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected;
    const { findings, stances } = await read(text, expected);
    const told = findings.map((f) => `${f.move}/${f.phase} ‹${f.anchor.text}›`);
    assert.equal(findings.length, expected.findings.length, `found ${told.join(', ') || 'nothing'}`);
    expected.findings.forEach((row, i) => {
      const wanted = row.flags ? { ...row, flags: [...(row.flags as string[])].sort() } : row;
      assert.deepEqual(shapeOf(findings[i]!, findings, row), wanted);
    });
    expected.stances?.forEach((row, i) => {
      assert.ok(stances[i], `no stance ${JSON.stringify(row)}`);
      assert.deepEqual(stanceShape(stances[i], findings, row), row);
    });
    if (expected.stances) assert.equal(stances.length, expected.stances.length);
    for (const quote of quotesIn([findings, stances])) {
      assert.equal(quote.text, text.slice(quote.start, quote.end));
      assert.ok(quote.text.length > 0 && quote.text === quote.text.trim());
    }
  });
}

/** What a sentence tells: move and phase, alone or with slots by their words, dates and levels by their values. */
type Told = string | (Record<string, string> & { is: string });
type SentenceRow = { text: string; finds: Told[] };
const VALUED = new Set(['level_from', 'level_to', 'effective_from', 'effective_until', 'announced_on']);

const SENTENCES = new URL('sentences/', SPEC);
for (const [phenomenon, row] of readdirSync(SENTENCES)
  .sort()
  .flatMap((name) =>
    (JSON.parse(readFileSync(new URL(name, SENTENCES), 'utf8')) as SentenceRow[]).map(
      (row) => [name.slice(0, -'.json'.length).replaceAll('-', ' '), row] as const,
    ),
  ))
  test(`${phenomenon}: ${row.text}`, async () => {
    // A second paragraph, since one alone would be a note on a rule.
    const { findings } = await read(`${row.text}\n\nNothing else was told.`, { published: '2024-06-14' });
    const told = findings.map((f) => `${f.move}/${f.phase}`);
    assert.deepEqual(
      told,
      row.finds.map((find) => (typeof find === 'string' ? find : find.is)),
    );
    row.finds.forEach((find, i) => {
      const expected = typeof find === 'string' ? { is: find } : find;
      const finding = findings[i]!;
      const found = Object.keys(expected).map((key) => {
        if (key === 'is') return [key, `${finding.move}/${finding.phase}`];
        if (key === 'channel' || key === 'certainty') return [key, finding[key]];
        const slot = finding.slots[key as SlotName];
        return [key, VALUED.has(key) ? (slot?.value ?? null) : wordsOf(slot)];
      });
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  });

/** A date in words, told in a report of `published`, or null for an undated one. */
type DateRow = {
  text: string;
  published: string | null;
  dates: { words: string; value: string | null; role: string }[];
};

for (const row of JSON.parse(readFileSync(new URL('dates/rows.json', SPEC), 'utf8')) as DateRow[])
  test(`dates: ${row.text} (${row.published ?? 'undated'})`, () => {
    const found = datesIn(row.text, 0, row.text.length, row.published);
    assert.deepEqual(
      found.map(({ text, value, role }) => ({ words: text, value, role })),
      row.dates,
    );
  });

test('any text gives findings with exact spans, and no exception', async () => {
  const bits = [
    'the ban',
    ' lifted ',
    'India',
    ' on ',
    'exports of rice',
    '. ',
    ', ',
    '\n\n',
    ' has ',
    ' not ',
    'to ',
    'banned ',
    '“',
    '”',
    ' said',
    '25%',
    ' until Friday',
    '😀',
    ' only apply to ',
    'partially ',
    'officials',
    ' remains in place',
    ' may use ',
    ' except for ',
  ];
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (input) => {
      const result = await read(input, { published: '2024-06-14' });
      for (const quote of quotesIn(result)) assert.equal(quote.text, input.slice(quote.start, quote.end));
      const ids = new Set(result.findings.map((f) => f.id));
      assert.equal(ids.size, result.findings.length);
      for (const f of result.findings)
        for (const link of [f.limitOf, f.residueOf, f.exceptionTo, f.follows])
          assert.ok(link === null || ids.has(link));
    }),
    { numRuns: 200 },
  );
});

/** Every quote anywhere in a value. */
function* quotesIn(value: unknown): Iterable<Quote> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'text' in value) yield value as Quote;
  for (const inner of Object.values(value)) yield* quotesIn(inner);
}
