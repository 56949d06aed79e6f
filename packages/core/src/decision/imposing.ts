/**
 * Changes that bind → the prohibitions and duties they open: what is imposed, tightened, kept, and what a change only
 * presupposes ("lifted *a ban*").
 */
import type { Policy, RecordedClaim } from '../vocabulary/index.ts';
import { type Change, isFreeing } from './change.ts';
import { areNested, rules, sameScope } from './hierarchy.ts';
import type { Links } from './links.ts';
import { policyOn } from './memberships.ts';
import { boundedBy, comesBefore, unknownStart } from './moment.ts';
import { but, type Near, type Nearby } from './near.ts';
import { aboutOf, type Rule, ruleOf, sameKindOfDuty, strongest } from './rule.ts';
import { type Standing, sinceWhen, standingAround } from './standing.ts';

/** `ends`: the changes that undo a whole line. */
export function impositions(
  policy: Policy,
  changes: readonly Change[],
  ends: Nearby<Change>,
  links: Links,
  near: Near,
): Rule[] {
  const all = near(changes);
  const imposed = changes
    .filter(({ move }) => move === 'impose' || move === 'tighten')
    .map((change) => opened(change, startOfVersion(policy, change, all)));
  const keeps = changes
    .filter(({ move }) => move === 'keep')
    .sort((a, b) => a.told - b.told || (a.id < b.id ? -1 : 1));
  // Each keep finds what was told before it, and has a place of its own behind it.
  const told = new Map<number, Rule>(imposed.entries());
  const places = near([...imposed, ...keeps].map(({ scope }, nth) => ({ scope, nth })));
  const toldNear: Nearby<Rule> = (scope) => places(scope).flatMap(({ nth }) => told.get(nth) ?? []);
  for (const [i, keep] of keeps.entries()) {
    const others = but(ends, (end) => links.residueOf(keep).includes(end));
    const rule = kept(policy, keep, toldNear, others);
    const confirmed = places(keep.scope).find(({ nth }) => told.get(nth)?.id === rule.id);
    told.set(confirmed?.nth ?? imposed.length + i, rule);
  }
  return [...told].sort(([a], [b]) => a - b).map(([, rule]) => rule);
}

const opened = (change: Change, start: Change['start']): Rule =>
  ruleOf(change, change.duty === null ? 'prohibition' : 'duty', { start });

/** Tightening changes a version; with none on record, one was there before, since when is not told. */
function startOfVersion(policy: Policy, change: Change, all: Nearby<Change>): Change['start'] {
  const isTold = change.claims.some((claim) => claim.from !== null);
  if (change.move === 'impose' || isTold) return change.start;
  const then = policyOn(policy, change.start);
  const versions = all(change.scope).filter(
    (other) =>
      other !== change &&
      !isFreeing(other) &&
      aboutOf(other) === aboutOf(change) &&
      rules(policy, change.issuer, other.issuer) &&
      areNested(then, change.scope, other.scope) &&
      comesBefore(other.start, change.start),
  );
  return versions.length > 0
    ? boundedBy(
        change.start,
        versions.map((version) => version.start),
      )
    : unknownStart(change.id);
}

const standingOf = (change: Change, about = aboutOf(change)): Standing => ({
  event: change.id,
  issuer: change.issuer,
  scope: change.scope,
  about,
  by: change.told,
});

/** The rule on the same scope, confirmed, or one that it opens. */
function kept(policy: Policy, keep: Change, told: Nearby<Rule>, ends: Nearby<Change>): Rule {
  const asBan = standingOf(keep);
  const isSame = (rule: Rule) =>
    sameScope(rule.scope, keep.scope) && (keep.duty === null || sameKindOfDuty(rule.duty, keep.duty));
  const confirmed =
    standingAround(policy, asBan, told, ends).find(isSame) ??
    (keep.duty === null
      ? standingAround(policy, { ...asBan, about: 'duty' }, told, ends).find(isSame)
      : undefined);
  if (confirmed) return confirm(confirmed, keep);
  const start = keep.claims.some((claim) => claim.from !== null)
    ? keep.start
    : sinceWhen(policy, asBan, told, ends);
  return opened(keep, start);
}

function confirm(rule: Rule, keep: Change): Rule {
  const supports = distinct([...rule.supports, ...keep.claims]);
  return { ...rule, supports, basis: strongest(supports) };
}

const distinct = (claims: readonly RecordedClaim[]): RecordedClaim[] => [
  ...new Map(claims.map((claim) => [claim.id, claim])).values(),
];

/** `told`: a presupposed ban is none of its own where a told one of the issuer contains it. */
export function presuppositions(
  policy: Policy,
  changes: readonly Change[],
  told: Nearby<Rule>,
  ends: Nearby<Change>,
): Rule[] {
  return changes.flatMap((change) => {
    const supports = change.claims.filter(
      (claim) => claim.flags.includes('presupposed') && claim.limitOf === null,
    );
    const { latest } = change.start;
    const standing = { ...standingOf(change), by: Number.isFinite(latest) ? latest : change.told };
    if (supports.length === 0 || standingAround(policy, standing, told, ends).length > 0) return [];
    return [
      ruleOf(change, change.duty === null ? 'prohibition' : 'duty', {
        id: `${change.id}#presupposed`,
        constraints: [],
        start: sinceWhen(
          policy,
          standing,
          told,
          but(ends, (end) => end.id === change.id),
        ),
        ends: [],
        presupposed: true,
        basis: strongest(supports),
        supports,
      }),
    ];
  });
}
