import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Answers, Move, Outcome, Phase, Policy } from '../vocabulary/index.ts';
import { groupOf, type Previewed, sayPreview } from './preview.ts';

const node = (id: string) => [{ id, name: id }];
const policy: Policy = {
  id: 'cod',
  name: 'Cod in the bay',
  issuers: ['board'],
  authorities: node('board'),
  nodes: {
    party: node('boats'),
    action: node('fish'),
    asset: node('cod'),
    place: node('bay'),
    purpose: node('any'),
  },
};
const answer = (outcome: Outcome): Answer => ({
  outcome,
  duties: [],
  basis: null,
  reasons: [],
  cautions: [],
});
const answers = (outcome: Outcome): Answers => ({
  question: {
    policy: 'cod',
    scope: {},
    facts: {},
    at: '2024-06-01',
    asPublishedBy: null,
    asRecordedBy: null,
  },
  officialText: answer('undetermined'),
  asReported: answer(outcome),
  checkedThrough: null,
  suggestions: 0,
});
const preview = (before: Outcome, after: Outcome): Previewed => ({
  policy,
  before: answers(before),
  after: answers(after),
});

const SAME = preview('prohibited', 'prohibited');
const FREED = preview('prohibited', 'permitted');
const FIRST = preview('undetermined', 'prohibited');
const APART = preview('prohibited', 'contested by sources');

const GROUPS: [what: string, move: Move, phase: Phase, previews: Previewed[], group: string][] = [
  ['an ease in force', 'ease', 'in_force', [FREED], 'loosens'],
  ['a lift that is announced', 'lift', 'announced', [FREED], 'loosens'],
  ['a suspension', 'suspend', 'in_force', [FREED], 'loosens'],
  ['an ease of what no policy follows yet', 'ease', 'in_force', [], 'loosens'],
  ['an ease that sources then disagree about', 'ease', 'in_force', [APART], 'loosens'],
  ['a lift that was told before', 'lift', 'in_force', [SAME], 'nothing'],
  ['a lift that is only hinted at', 'lift', 'hinted', [], 'new'],
  ['a hint under a policy: it never permits', 'lift', 'hinted', [SAME], 'nothing'],
  ['a new ban', 'impose', 'in_force', [FIRST], 'new'],
  ['a ban against what the record says', 'impose', 'in_force', [APART], 'conflicts'],
  ['a denial', 'ease', 'denied', [SAME], 'conflicts'],
  ['a ban new to one policy and known to another', 'impose', 'in_force', [SAME, FIRST], 'new'],
];
for (const [what, move, phase, previews, group] of GROUPS)
  test(`${what}: ${group}`, () => assert.equal(groupOf({ move, phase, background: false }, previews), group));

test('a recap of a lift loosens nothing now', () =>
  assert.equal(groupOf({ move: 'lift', phase: 'in_force', background: true }, [FREED]), 'new'));

test('a preview says each side whose sentence changes, and no other', () => {
  assert.deepEqual(sayPreview(SAME).changes, []);
  const [change, ...others] = sayPreview(FIRST).changes;
  assert.deepEqual(others, []);
  assert.equal(change?.side, 'As reported');
  assert.match(change?.from ?? '', /^Nothing on record covers this/);
  assert.match(change?.to ?? '', /^Reported forbidden/);
});
