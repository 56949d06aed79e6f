/**
 * Claims → the changes they tell of. Many reports tell one change: same issuer, move, scope, constraints, and no
 * opposite change between them, nor a term that ran out; it began when the best of them says, and a copy counts from the
 * day of the first.
 */
import type { Constraint, Move, NodeId, Policy, RecordedClaim, Scope } from '../vocabulary/index.ts';
import { AXES, BASES } from '../vocabulary/index.ts';
import { areNested, contains, rules } from './hierarchy.ts';
import { policyOn } from './memberships.ts';
import {
  bestTold,
  comesBefore,
  endTold,
  lastDayOf,
  type Moment,
  notAfter,
  notBefore,
  orderOf,
  startTold,
  unknownStart,
} from './moment.ts';
import { lookAtAll, type Near, type Nearby } from './near.ts';

export type Change = {
  /** Of the claim that tells it best; a claim that names several scopes tells several changes. */
  id: string;
  claims: RecordedClaim[];
  issuer: NodeId;
  move: Move;
  scope: Scope;
  constraints: Constraint[];
  duty: string | null;
  /** When it began, as told; for what only confirms, unknown unless told. */
  start: Moment;
  until: Moment | null;
  /** The first day on which it was told, in milliseconds since 1970; unknown comes first. */
  told: number;
  /** Its speaker says that it is an ease in part, and not of which part. */
  limitNotTold: boolean;
};

/**
 * `rulers`: those who may rule. Only an issuer, or a court or parliament over it, changes rules, and only what has happened or was decided does. What a
 * third party says that it was promised opens nothing, whoever accepted it.
 */
export const canChange = (claim: RecordedClaim, rulers: ReadonlySet<NodeId>): boolean =>
  (claim.phase === 'in_force' || (claim.phase === 'announced' && claim.channel !== 'third_party')) &&
  (claim.certainty === 'CT+' || claim.certainty === 'PR+') &&
  rulers.has(claim.issuer);

export const isFreeing = ({ move }: { move: Move }): boolean =>
  move === 'ease' || move === 'lift' || move === 'suspend';

export function changesIn(
  policy: Policy,
  claims: readonly RecordedClaim[],
  near: Near = lookAtAll,
): Change[] {
  const tellings = byScope(policy, claims, near);
  const all = near(tellings);
  const groups = Map.groupBy(tellings, keyOf);
  return [...groups.values()]
    .flatMap((group) => splitByOpposites(policy, group.sort(inOrder), all).map(changeOf))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One claim on one scope; `dated` has the dates of the first that told it in these words. */
type Telling = {
  claim: RecordedClaim;
  dated: RecordedClaim;
  nth: number;
  move: Move;
  scope: Scope;
  constraints: Constraint[];
  start: Moment;
  told: number;
};

/** A copy takes the first date of what it copies. */
export function datedAsFirst(claims: readonly RecordedClaim[]): RecordedClaim[] {
  if (new Set(claims.map(({ origin }) => origin)).size === claims.length) return [...claims];
  const dated = new Map<RecordedClaim, RecordedClaim>();
  for (const written of Map.groupBy(claims, ({ origin }) => origin).values()) {
    if (written.length === 1) continue;
    for (const alike of Map.groupBy(written, contentOf).values()) {
      const first = alike.reduce((a, b) => (toldOn(b) < toldOn(a) ? b : a));
      for (const claim of alike)
        dated.set(claim, { ...claim, published: first.published, retrieved: first.retrieved });
    }
  }
  return claims.map((claim) => dated.get(claim) ?? claim);
}
const contentOf = (claim: RecordedClaim): string =>
  JSON.stringify([
    claim.origin,
    claim.issuer,
    claim.move,
    claim.phase,
    claim.scopes.map(scopeKey).sort(),
    constraintsKey(claim.constraints),
    claim.duty,
  ]);

function byScope(policy: Policy, claims: readonly RecordedClaim[], near: Near): Telling[] {
  const dated = datedAsFirst(claims);
  const tellings = claims.flatMap((claim, i) =>
    claim.scopes.map((scope, nth) => ({
      claim,
      dated: dated[i]!,
      nth,
      move: claim.move,
      scope,
      constraints: claim.constraints,
      start: startOf(dated[i]!),
      told: toldOn(dated[i]!),
    })),
  );
  const all = near(tellings);
  return tellings.map((telling) => scopeBeatsLabel(policy, telling, all));
}

/** A "lift" at a floor price is an ease; only one that names a floor on record frees from it. */
function scopeBeatsLabel(policy: Policy, telling: Telling, all: Nearby<Telling>): Telling {
  if (telling.move !== 'lift' || telling.constraints.length === 0) return telling;
  const then = policyOn(policy, telling.start);
  const namesFloor = all(telling.scope).some(
    (other) =>
      other.move !== 'lift' &&
      rules(policy, telling.claim.issuer, other.claim.issuer) &&
      constraintsKey(other.constraints) === constraintsKey(telling.constraints) &&
      areNested(then, other.scope, telling.scope) &&
      comesBefore(other.start, telling.start),
  );
  return namesFloor ? { ...telling, constraints: [] } : { ...telling, move: 'ease' };
}

/** When what a claim tells began, or is to begin. */
export function startOf(claim: RecordedClaim): Moment {
  const event = claim.id;
  const day = claim.published ?? claim.retrieved;
  if (claim.from !== null) return startTold(event, claim.from);
  if (claim.move === 'keep') return unknownStart(event);
  return claim.phase === 'announced' ? notBefore(event, claim.announcedOn ?? day) : notAfter(event, day);
}

const toldOn = (claim: RecordedClaim): number => {
  const days = [claim.announcedOn, claim.published ?? claim.retrieved]
    .filter((stamp) => stamp !== null)
    .map(lastDayOf);
  return days.length > 0 ? Math.min(...days) : -Infinity;
};

const scopeKey = (scope: Scope): string => AXES.map((axis) => scope[axis]).join(' ');
const constraintsKey = (constraints: readonly Constraint[]): string =>
  constraints
    .map(({ fact, from, to }) => [fact, from?.value, from?.unit, to?.value, to?.unit].join(' '))
    .sort()
    .join(', ');
const keyOf = ({ claim, move, scope, constraints }: Telling): string =>
  [claim.issuer, move, scopeKey(scope), constraintsKey(constraints), claim.duty].join('\n');

/** What confirms stands where it was told, for when it began is not told. */
const placeOf = (t: Telling): number => (t.move === 'keep' ? t.told : orderOf(t.start).last);
const inOrder = (a: Telling, b: Telling): number => placeOf(a) - placeOf(b) || byFirst(a.claim, b.claim);

/** The best that tells it, the original before its copies, then by day. */
const byFirst = (a: RecordedClaim, b: RecordedClaim): number =>
  BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
  Number(a.origin !== a.report) - Number(b.origin !== b.report) ||
  toldOn(a) - toldOn(b) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function splitByOpposites(policy: Policy, group: readonly Telling[], all: Nearby<Telling>): Telling[][] {
  const changes: Telling[][] = [];
  for (const telling of group) {
    const last = changes.at(-1);
    const isNext =
      last !== undefined &&
      !all(telling.scope).some(
        (other) => undoes(policy, other, telling) && liesBetween(last.at(-1)!, other, telling),
      ) &&
      !beginsAnew(last, telling);
    if (isNext) last.push(telling);
    else changes.push([telling]);
  }
  return changes;
}

/** An opposite change of all that the other speaks of. */
const undoes = (policy: Policy, other: Telling, telling: Telling): boolean =>
  (isFreeing(telling)
    ? other.move === 'impose' || other.move === 'tighten'
    : other.move === 'lift' ||
      other.move === 'suspend' ||
      (other.move === 'ease' && !isLimitNotTold(other.claim))) &&
  other.constraints.length === 0 &&
  rules(policy, other.claim.issuer, telling.claim.issuer) &&
  contains(policyOn(policy, other.start), other.scope, telling.scope);

/** On one day impositions come before lifts. */
function liesBetween(before: Telling, other: Telling, after: Telling): boolean {
  const [a, b, c] = [placeOf(before), placeOf(other), placeOf(after)];
  return isFreeing(after) ? a < b && b <= c : a <= b && b < c;
}

/** After a term that had run out; what begins as it runs out goes on. */
function beginsAnew(before: readonly Telling[], telling: Telling): boolean {
  const term = untilTold(
    '',
    before.map((t) => t.dated),
  );
  const isAfterTerm = ({ start }: Telling): boolean => term !== null && term.latest < start.earliest;
  return isAfterTerm(telling) && !before.some(isAfterTerm);
}

const isLimitNotTold = (claim: RecordedClaim): boolean => claim.flags.includes('limit_not_told');

function changeOf(tellings: readonly Telling[]): Change {
  const all = tellings.length > 1 ? [...tellings].sort((a, b) => byFirst(a.claim, b.claim)) : tellings;
  const { claim, nth, move, scope, constraints } = all[0]!;
  const id = claim.scopes.length > 1 ? `${claim.id}/${nth + 1}` : claim.id;
  const claims = all.length > 1 ? [...new Map(all.map((t) => [t.claim.id, t.claim])).values()] : [claim];
  return {
    id,
    claims,
    issuer: claim.issuer,
    move,
    scope,
    constraints,
    duty: claim.duty,
    start: bestTold(
      id,
      all.filter((telling) => !all.some((other) => tellsAnew(other, telling))).map((t) => t.start),
    ),
    until: untilTold(
      id,
      all.map((t) => t.dated),
    ),
    told: Math.min(...all.map((t) => t.told)),
    limitNotTold: claims.some(isLimitNotTold),
  };
}

/**
 * Of two told as exactly, the better source counts; of two as good, the later told, where that put off a start that had
 * not come. One that has come cannot be put off: then the other misdates it.
 */
function tellsAnew(other: Telling, telling: Telling): boolean {
  const [a, b] = [other.start, telling.start];
  if (!isDay(a) || !isDay(b) || a.latest - a.earliest !== b.latest - b.earliest) return false;
  const better = BASES.indexOf(other.claim.basis) - BASES.indexOf(telling.claim.basis);
  if (better !== 0) return better < 0;
  return telling.told < other.told && other.told < b.earliest && b.earliest < a.earliest;
}

const isDay = ({ earliest, latest }: Moment): boolean => Number.isFinite(earliest) && Number.isFinite(latest);

/** The last that was told; a term may have been corrected. */
function untilTold(event: string, claims: readonly RecordedClaim[]): Moment | null {
  const last = claims
    .filter((claim) => claim.until !== null)
    .sort((a, b) => toldOn(b) - toldOn(a) || (a.until! < b.until! ? -1 : 1))[0];
  return last ? endTold(`${event} until`, last.until!) : null;
}
