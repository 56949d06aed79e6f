import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { attribute } from '../attribution/index.ts';
import type { Article, Block, Finding, Quote, Slot, Stance } from '../vocabulary/index.ts';
import { SLOT_NAMES } from '../vocabulary/index.ts';
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
  return {
    headline: null,
    standfirst: null,
    bylines: [],
    publisher: expected.publisher ?? null,
    published: expected.published,
    modified: null,
    language: 'en',
    url: null,
    creditedTo: [],
    text,
    blocks,
    story: text,
    measures: [],
  };
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
    else if (key === 'limitOf' || key === 'residueOf')
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

/** Every quote anywhere in a value. */
function* quotesIn(value: unknown): Iterable<Quote> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'text' in value) yield value as Quote;
  for (const inner of Object.values(value)) yield* quotesIn(inner);
}
