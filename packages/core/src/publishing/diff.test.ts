import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, linksOf, policyEver } from '../decision/index.ts';
import { claimTold, type ToldClaim } from '../decision/testing/told-claims.ts';
import {
  type Answer,
  type Answers,
  AXES,
  type Axis,
  type Policy,
  type Question,
  type RecordedClaim,
  type Region,
} from '../vocabulary/index.ts';
import { diffAnswers, SIDES, wholePolicy } from './index.ts';

const SPEC = new URL('../../../../spec/decision/', import.meta.url);
const json = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, SPEC), 'utf8'));

/** The part of a node that lies in none of the nodes within it: nothing smaller can be asked about. */
const atom = (policy: Policy, axis: Axis, id: string): Region => ({
  in: [id],
  except: policyEver(policy)
    .nodes[axis].filter(({ within }) => within?.includes(id))
    .map((node) => node.id),
});

function atomsOf(policy: Policy, question: Question): Question[] {
  let questions: Question[] = [question];
  for (const axis of AXES)
    questions = questions.flatMap((one) =>
      policy.nodes[axis].map((node) => ({
        ...one,
        scope: { ...one.scope, [axis]: atom(policy, axis, node.id) },
      })),
    );
  return questions;
}

/** What holds, whoever says so. Parts of one atom differ by facts alone; where all say the same, facts play no part. */
function held(answer: Answer): string {
  const parts = (answer.parts ?? [{ ...answer, facts: [] }]).map(({ facts, outcome, duties }) => ({
    facts: JSON.stringify(facts),
    says: JSON.stringify([outcome, [...duties].sort()]),
  }));
  const said = new Set(parts.map(({ says }) => says));
  return said.size === 1
    ? [...said].join()
    : JSON.stringify(parts.map(({ facts, says }) => [facts, says]).sort());
}

const STORIES = [
  '01-rice',
  '04-duties',
  '09-retractions',
  '10-incomparable-scopes',
  '28-members-of-a-union',
  '29-members-who-came-back',
  '30-scheduled-substances',
  '31-areas-under-control',
];

for (const story of STORIES)
  test(`${story}: a difference is told where some point differs, and only there`, () => {
    const policy = json<Policy>(`${story}/policy.json`);
    const { always, sometimes = [] } = json<{ always: ToldClaim[]; sometimes?: ToldClaim[] }>(
      `${story}/claims.json`,
    );
    const claims = [...always, ...sometimes].map((claim) => claimTold(policy, claim));
    const dates = claims.flatMap(({ from, published }) => [from, published]).filter((date) => date !== null);
    const days = linksOf(policy).flatMap(({ from, until }) => [from, until].filter((day) => day !== null));
    const moment = fc.constantFrom(...dates, ...days, '2025-06-01');
    fc.assert(
      fc.property(fc.subarray(claims), moment, moment, (known: RecordedClaim[], from, to) => {
        const ask = (question: Question): Answers => ({
          question,
          ...decide(policy, known, question),
          checkedThrough: null,
          suggestions: 0,
        });
        const [before, after] = [from, to].map((at) => wholePolicy(policy, { at })) as [Question, Question];
        const diff = diffAnswers(policy, { clock: 'valid', from, to }, ask(before), ask(after));
        const atoms = atomsOf(policy, before);
        for (const side of SIDES) {
          const differs = atoms.some(
            (one) => held(ask(one)[side]) !== held(ask({ ...one, at: after.at })[side]),
          );
          assert.equal(diff[side].changed.length > 0, differs, `${side}: ${from} to ${to}`);
        }
      }),
      { numRuns: 15 },
    );
  });
