import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bars, type Found, meet, type Told } from './meet.ts';

const SURE: Bars = { add: 0.4, fill: 1 };
const MOVES = { impose: 0, tighten: 0, ease: 0, lift: 0, suspend: 0, keep: 0 };
const PHASES = {
  in_force: 0,
  announced: 1,
  proposed: 0,
  hinted: 0,
  urged: 0,
  rejected: 0,
  denied: 0,
  no_comment: 0,
};

const found = (start: number, slots: Found['slots'] = {}): Found => ({
  move: 'impose',
  phase: 'in_force',
  anchor: { start, end: start + 6 },
  slots,
});
const told = (start: number, more: Partial<Told> = {}): Told => ({
  anchor: { start, end: start + 4 },
  likely: 0.9,
  moves: { ...MOVES, lift: 1 },
  phases: PHASES,
  background: 0,
  slots: {},
  ...more,
});

const rows: {
  why: string;
  rules?: Found[];
  ofRules?: Told[];
  candidates: Told[];
  all: string[];
}[] = [
  { why: 'what the head is sure of is added', candidates: [told(40)], all: ['lift/announced 40'] },
  { why: 'what it doubts is not', candidates: [told(40, { likely: 0.3 })], all: [] },
  {
    why: 'a sure anchor with a label in doubt is not',
    candidates: [told(40, { moves: { ...MOVES, lift: 0.19, ease: 0.18 } })],
    all: [],
  },
  { why: 'history is not', candidates: [told(40, { background: 0.8 })], all: [] },
  {
    why: 'where a rule found something the rule stands',
    rules: [found(40)],
    ofRules: [told(40)],
    candidates: [told(42)],
    all: ['impose/in_force 40'],
  },
  {
    why: 'beside it another may stand',
    rules: [found(40)],
    ofRules: [told(40)],
    candidates: [told(60)],
    all: ['impose/in_force 40', 'lift/announced 60'],
  },
];

for (const { why, rules = [], ofRules = [], candidates, all } of rows)
  test(why, () => {
    const both = meet(rules, ofRules, candidates, SURE);
    assert.deepEqual(
      both.map(({ move, phase, anchor }) => `${move}/${phase} ${anchor.start}`),
      all,
    );
  });

test('open slots are filled where words are much likelier than none; no slot of a rule is changed', () => {
  const rule = found(40, { item: { start: 50, end: 55 }, place: null });
  const says = told(40, {
    slots: {
      item: { start: 0, end: 4, margin: 5 },
      place: { start: 70, end: 75, margin: 2 },
      issuer: { start: 1, end: 3, margin: 0.5 },
      speaker: { start: 1, end: 3, margin: 5 },
    },
  });
  const [filled] = meet([rule], [says], [], SURE);
  assert.deepEqual(filled!.slots, { item: { start: 50, end: 55 }, place: { start: 70, end: 75 } });
});
