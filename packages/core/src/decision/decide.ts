/**
 * A policy, its claims and a question → two answers: what official text alone says, and what is reported. The plain
 * definition: eight steps, each a sentence; whatever is faster is tested against it.
 */
import type {
  Answer,
  Caution,
  Member,
  Part,
  Policy,
  Question,
  Reason,
  RecordedClaim,
  Verdict,
} from '../vocabulary/index.ts';
import { BASES } from '../vocabulary/index.ts';
import { membersBehind, missedBy } from './by-membership.ts';
import { cautionsFor, type Doubts } from './cautions.ts';
import { type Cut, cellsIn, cut } from './cut.ts';
import { knownClaims } from './known.ts';
import { policyDuring } from './memberships.ts';
import { type Box, extentOfBox, merge } from './merge.ts';
import { instantsOf } from './moment.ts';
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

/** What is in doubt of all that is known, whatever is asked. */
export type OfAll = Omit<Doubts, 'inOtherUnit' | 'missed'>;

/** From the rules of each reading. Those that do not reach into the question make no difference. */
function answerFrom(
  policy: Policy,
  rulesOf: readonly (readonly Rule[])[],
  question: Question,
  doubted: OfAll,
): Answer {
  const at = instantsOf(question);
  const then = policyDuring(policy, at);
  const pieces = cut(then, question, rulesOf.flat());
  const told = asFirstRead(rulesOf);
  const ruled = cellsIn(pieces).map((cell) => ({
    cell,
    ruling: told(acrossReadings(rulesOf.map((rules) => ruleOn(then, rules, cell, at)))),
  }));
  return answerOf(policy, question, rulesOf, { pieces, boxes: merge(ruled) }, doubted);
}

/** `boxes`: disjoint, and together all that was asked. */
export function answerOf(
  policy: Policy,
  question: Question,
  rulesOf: readonly (readonly Rule[])[],
  { pieces, boxes }: { pieces: Cut; boxes: readonly Box[] },
  doubted: OfAll,
): Answer {
  const missed = missedBy(policy, question, rulesOf.flat());
  const doubts: Doubts = { ...doubted, inOtherUnit: pieces.inOtherUnit, missed };
  const parts = boxes.map((box): Part => {
    const verdict = verdictOf(box.ruling, doubts);
    const behind = ({ scope }: Reason) => membersBehind(policy, question, scope, box.atoms);
    return {
      ...extentOfBox(pieces, box),
      ...verdict,
      reasons: verdict.reasons.map((reason) => toldWith(reason, behind(reason))),
      ...(box.ruling.dependsOnDay ? { dependsOnDay: true } : {}),
    };
  });
  return whole(parts);
}

const toldWith = (reason: Reason, members: Member[]): Reason =>
  members.length === 0 ? reason : { ...reason, members };

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
        ? {
            ...toldWith(known, distinct([...(known.members ?? []), ...(reason.members ?? [])])),
            decided: known.decided || reason.decided,
            defeatedBy: [...known.defeatedBy, ...more],
          }
        : reason,
    );
  }
  return [...found.values()];
}

const allCautions = (parts: readonly Part[]): Caution[] => distinct(parts.flatMap((part) => part.cautions));

const distinct = <T>(things: readonly T[]): T[] => [
  ...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values(),
];
