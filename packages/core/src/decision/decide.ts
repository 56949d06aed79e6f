/**
 * A policy, its claims and a question → two answers: what official text alone says, and what is reported. The plain
 * definition: eight steps, each a sentence; whatever is faster is tested against it.
 */
import type {
  Answer,
  Caution,
  Extent,
  Part,
  Policy,
  Question,
  Reason,
  RecordedClaim,
  Verdict,
} from '../vocabulary/index.ts';
import { BASES, extentOf, ProvisoError } from '../vocabulary/index.ts';
import { cautionsFor, type Doubts } from './cautions.ts';
import { type Cut, cellsIn, cut } from './cut.ts';
import { knownClaims } from './known.ts';
import { type Box, extentOfBox, merge } from './merge.ts';
import { acrossReadings, asFirstRead, inOrder, type Ruling, ruleOn } from './outcome.ts';
import { readingsOf } from './readings.ts';
import { basisOf, reasonsFor } from './reasons.ts';
import type { Rule } from './rule.ts';
import { rulesFrom } from './rules.ts';

export function decide(
  policy: Policy,
  claims: readonly RecordedClaim[],
  question: Question,
): { officialText: Answer; asReported: Answer } {
  const known = knownClaims(policy.id, claims, question);
  const official = known.filter((claim) => claim.basis === 'official text');
  return {
    officialText: answer(policy, official, question, 'official text', official.length > 0),
    asReported: answer(policy, known, question, 'as reported', official.length > 0),
  };
}

function answer(
  policy: Policy,
  known: readonly RecordedClaim[],
  question: Question,
  side: Doubts['side'],
  hasOfficialText: boolean,
): Answer {
  const { readings, disputes, cutShort } = readingsOf(policy, known);
  const rulesOf = readings.map((denied) => rulesFrom(policy, known, denied));
  return answerFrom(policy, rulesOf, question, { side, hasOfficialText, disputes, cutShort });
}

/** From the rules of each reading. Those that do not reach into the question make no difference. */
function answerFrom(
  policy: Policy,
  rulesOf: readonly (readonly Rule[])[],
  question: Question,
  doubted: Omit<Doubts, 'inOtherUnit'>,
): Answer {
  const at = instantsOf(question);
  const pieces = cut(policy, question, rulesOf.flat());
  const told = asFirstRead(rulesOf);
  const ruled = cellsIn(pieces).map((cell) => ({
    cell,
    ruling: told(acrossReadings(rulesOf.map((rules) => ruleOn(policy, rules, cell, at)))),
  }));
  return answerOf(pieces, merge(ruled), doubted);
}

export function instantsOf({ at }: Question): Extent {
  const extent = extentOf(at);
  if (!extent) throw new ProvisoError('E_DATE', `\`${at}\` is no date: write it as 2024-05-30`);
  return extent;
}

/** `boxes`: disjoint, and together all that was asked. */
export function answerOf(pieces: Cut, boxes: readonly Box[], doubted: Omit<Doubts, 'inOtherUnit'>): Answer {
  const doubts: Doubts = { ...doubted, inOtherUnit: pieces.inOtherUnit };
  const parts = boxes.map(
    (box): Part => ({
      ...extentOfBox(pieces, box),
      ...verdictOf(box.ruling, doubts),
      ...(box.ruling.dependsOnDay ? { dependsOnDay: true } : {}),
    }),
  );
  return whole(parts);
}

export function verdictOf(found: Ruling, doubts: Doubts): Verdict {
  const ruling = inOrder(found);
  const basis = basisOf(ruling.decided);
  return {
    outcome: ruling.outcome,
    duties: ruling.duties,
    basis,
    reasons: reasonsFor(ruling),
    cautions: cautionsFor(ruling, basis, doubts),
  };
}

/** One part is the answer; of several, it is partly the one and partly the other. */
function whole(parts: Part[]): Answer {
  const [only] = parts;
  if (parts.length === 1 && only) {
    const { scope: _, excluded: __, facts: ___, ...verdict } = only;
    return verdict;
  }
  return {
    outcome: parts.length === 0 ? 'undetermined' : 'partly',
    duties: [],
    parts,
    basis: BASES.findLast((basis) => parts.some((part) => part.basis === basis)) ?? null,
    reasons: allReasons(parts),
    cautions: allCautions(parts),
  };
}

function allReasons(parts: readonly Part[]): Reason[] {
  const found = new Map<string, Reason>();
  for (const reason of parts.flatMap((part) => part.reasons)) {
    const known = found.get(reason.rule);
    const more = reason.defeatedBy.filter(
      (d) => !known?.defeatedBy.some((k) => k.rule === d.rule && k.ground === d.ground),
    );
    found.set(
      reason.rule,
      known
        ? { ...known, decided: known.decided || reason.decided, defeatedBy: [...known.defeatedBy, ...more] }
        : reason,
    );
  }
  return [...found.values()];
}

const allCautions = (parts: readonly Part[]): Caution[] => [
  ...new Map(
    parts.flatMap((part) => part.cautions).map((caution) => [JSON.stringify(caution), caution]),
  ).values(),
];
