import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type Answer,
  AXES,
  type Basis,
  type CautionCode,
  type Part,
  type Policy,
  rootOf,
} from '../vocabulary/index.ts';
import { decide } from './decide.ts';
import { openEngine } from './engine/engine.ts';
import type { Timeline } from './engine/timeline.ts';
import { claimTold, questionTold, type ToldClaim, type ToldQuestion } from './testing/told-claims.ts';

type Case = {
  case: string;
  why: string;
  /** Ids of claims that this case takes in, or leaves out. */
  with?: string[];
  without?: string[];
  side?: 'officialText' | 'asReported';
  ask: ToldQuestion;
  /** A line for each part: the outcome, and of each axis and fact what is less than all that was asked. */
  answer: string[];
  /** Among the reasons: "R1 decided", "R2 over R1: narrower". */
  because?: string[];
  /** The rules that decided, all of them. */
  decidedBy?: string[];
  basis?: Basis | null;
  /** Among the cautions. */
  cautions?: CautionCode[];
  /** By rule: the claims behind it; its start as told. */
  supports?: Record<string, string[]>;
  from?: Record<string, string | null>;
  /** By rule: the memberships by which it speaks of what was asked, "uk in eu, 1973-01-01 to 2020-01-31". */
  members?: Record<string, string[]>;
  /** The same asked of every day: from which day on it is answered how, "2020-02-01 prohibited". */
  stretches?: string[];
};

const SPEC = new URL('../../../../spec/decision/', import.meta.url);
const json = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, SPEC), 'utf8'));
const stories = readdirSync(SPEC)
  .filter((name) => existsSync(new URL(`${name}/cases.json`, SPEC)))
  .sort();

for (const story of stories) {
  const policy = json<Policy>(`${story}/policy.json`);
  const told = json<{ always: ToldClaim[]; sometimes?: ToldClaim[] }>(`${story}/claims.json`);
  for (const row of json<Case[]>(`${story}/cases.json`)) {
    test(`${story}, ${row.case}: ${row.why}`, () => {
      const taken = [...told.always, ...(told.sometimes ?? []).filter((c) => row.with?.includes(c.id))];
      const claims = taken
        .filter((claim) => !row.without?.includes(claim.id))
        .map((claim) => claimTold(policy, claim));
      const question = questionTold(policy, row.ask);
      const answers = decide(policy, claims, question);
      assert.deepEqual(openEngine(policy, claims).decide(question), answers, 'the engine says otherwise');
      const answer = answers[row.side ?? 'asReported'];
      assert.deepEqual(lines(policy, answer, row.ask), row.answer);
      const reasons = answer.reasons.flatMap((reason) => [
        ...(reason.decided ? [`${reason.rule} decided`] : []),
        ...reason.defeatedBy.map(({ rule, ground }) => `${rule} over ${reason.rule}: ${ground}`),
      ]);
      for (const because of row.because ?? [])
        assert.ok(reasons.includes(because), `${because}, of: ${reasons.join('; ')}`);
      if (row.decidedBy)
        assert.deepEqual(
          answer.reasons.filter((r) => r.decided).map((r) => r.rule),
          row.decidedBy,
        );
      if (row.basis !== undefined) assert.equal(answer.basis, row.basis);
      const codes = answer.cautions.map((caution) => caution.code);
      for (const code of row.cautions ?? [])
        assert.ok(codes.includes(code), `${code}, of: ${codes.join(', ')}`);
      for (const [rule, ids] of Object.entries(row.supports ?? {})) {
        const reason = answer.reasons.find((r) => r.rule === rule);
        assert.deepEqual(reason?.supports.map((support) => support.claim).sort(), ids);
      }
      for (const [rule, from] of Object.entries(row.from ?? {}))
        assert.equal(answer.reasons.find((r) => r.rule === rule)?.from, from);
      for (const [rule, members] of Object.entries(row.members ?? {})) {
        const reason = answer.reasons.find((r) => r.rule === rule);
        assert.ok(reason, `${rule} is no reason`);
        assert.deepEqual(
          (reason.members ?? []).map(
            (m) => `${m.member} in ${m.group}, ${m.from ?? '-'} to ${m.until ?? '-'}`,
          ),
          members,
        );
      }
      if (row.stretches) {
        const prepared = openEngine(policy, claims).prepare(question)[row.side ?? 'asReported'];
        assert.deepEqual(stretchesOf(prepared), row.stretches);
      }
    });
  }
}

/** "permitted, with 10% tariff: place bhutan; price >= 490 USD/t" */
function lines(policy: Policy, answer: Answer, asked: ToldQuestion): string[] {
  const say = (outcome: string, duties: string[]) => [outcome, ...duties].join(', with ');
  return answer.parts
    ? answer.parts.map((part) => {
        const where = whereOf(policy, part, asked);
        return say(part.outcome, part.duties) + (where ? `: ${where}` : '');
      })
    : [say(answer.outcome, answer.duties)];
}

/** Stretches that are answered alike are one. */
function stretchesOf(prepared: Timeline): string[] {
  const told = prepared.stretches().map(({ from, answer: { outcome, duties, dependsOnDay } }) => ({
    from,
    said: dependsOnDay ? 'depends on the day' : [outcome, ...duties].join(', with '),
  }));
  return told
    .filter(({ said }, i) => said !== told[i - 1]?.said)
    .map(({ from, said }) => (from === null ? said : `${from} ${said}`));
}

function whereOf(policy: Policy, part: Part, asked: ToldQuestion): string {
  const onAxes = AXES.flatMap((axis) => {
    const except = part.excluded[axis] ?? [];
    const said = part.scope[axis].join(', ') + (except.length > 0 ? ` except ${except.join(', ')}` : '');
    return said === (asked[axis] ?? rootOf(policy, axis)) ? [] : [`${axis} ${said}`];
  });
  const onFacts = part.facts.map(({ fact, from, to }) =>
    [from && `${fact} >= ${from.value} ${from.unit}`, to && `${fact} < ${to.value} ${to.unit}`]
      .filter(Boolean)
      .join(' and '),
  );
  return [...onAxes, ...onFacts].join('; ');
}
