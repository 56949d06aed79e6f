/**
 * Exceptions and residues, with the rules that their changes opened → the rules they open themselves: the opposite of
 * what they are an exception to, and *except to* it.
 */
import type { Policy } from '../vocabulary/index.ts';
import { type Change, isFreeing } from './change.ts';
import { staysInside } from './freeing.ts';
import { contains } from './hierarchy.ts';
import type { Links } from './links.ts';
import { policyOn } from './memberships.ts';
import type { Moment } from './moment.ts';
import { but, type Nearby } from './near.ts';
import { isBinding, type Rule, ruleOf } from './rule.ts';
import { sinceWhen, standingAround } from './standing.ts';

/** What a change is an exception to, or the smaller rest of. */
export const exceptedFrom = (policy: Policy, change: Change, links: Links): Change[] => [
  ...links.exceptionTo(change),
  ...links.residueOf(change).filter((ease) => staysInside(policy, change.scope, ease)),
];

/** An exception to an exception waits until that one has opened its rule; a circle of them opens by its own words. */
export function exceptions(
  policy: Policy,
  linked: readonly Change[],
  opened: ReadonlyMap<Change, readonly Rule[]>,
  links: Links,
  told: Nearby<Rule>,
  ends: Nearby<Change>,
): Rule[] {
  const found = new Map<Change, Rule[]>();
  const waiting = new Set(linked);
  for (let grown = true; grown; ) {
    grown = false;
    for (const change of waiting) {
      const from = exceptedFrom(policy, change, links);
      const parents = from.flatMap((parent) => opened.get(parent) ?? found.get(parent) ?? []);
      if (parents.length === 0) continue;
      const others = but(ends, (end) => from.includes(end));
      const term = termOf(policy, change, links);
      found.set(change, [excepting(policy, change, parents, term, told, others)]);
      waiting.delete(change);
      grown = true;
    }
  }
  const circling = [...waiting].map((change) => {
    const exceptTo = exceptedFrom(policy, change, links).map((parent) => parent.id);
    const binding = change.duty === null ? 'prohibition' : 'duty';
    return ruleOf(change, isFreeing(change) ? 'permission' : binding, { exceptTo });
  });
  return [...[...found.values()].flat(), ...circling];
}

/** Its own, or that of all that it is taken out of: what was allowed inside a licence ends with it. */
function termOf(policy: Policy, change: Change, links: Links, passed: readonly Change[] = []): Moment | null {
  if (change.until !== null || passed.includes(change)) return change.until;
  const terms = exceptedFrom(policy, change, links).map((from) =>
    termOf(policy, from, links, [...passed, change]),
  );
  const told = terms.filter((term) => term !== null).sort((a, b) => b.latest - a.latest);
  return told.length === terms.length ? (told[0] ?? null) : null;
}

function excepting(
  policy: Policy,
  change: Change,
  parents: readonly Rule[],
  term: Moment | null,
  told: Nearby<Rule>,
  ends: Nearby<Change>,
): Rule {
  const parent = parents[0]!;
  const { about } = parent;
  const exceptTo = parents.map((rule) => rule.id);
  const isDated = change.claims.some((claim) => claim.from !== null);
  if (isBinding(parent)) {
    const start = isDated ? change.start : parent.start;
    return ruleOf(change, 'permission', {
      exceptTo,
      about,
      duty: parent.duty,
      start,
      ends: term ? [term] : [],
    });
  }
  // What a suspension leaves out goes on as it was to be.
  const then = policyOn(policy, parent.start);
  const held = told(change.scope).find(
    (rule) => parent.suspends.includes(rule.id) && contains(then, rule.scope, change.scope),
  );
  if (held) {
    const { effect, about: heldAbout, duty, start } = held;
    return ruleOf(change, effect, { exceptTo, about: heldAbout, duty, start });
  }
  const standing = { event: change.id, issuer: change.issuer, scope: change.scope, about, by: change.told };
  const start = isDated && !isFreeing(change) ? change.start : sinceWhen(policy, standing, told, ends);
  if (about === 'ban') return ruleOf(change, 'prohibition', { exceptTo, about, start });
  const due = standingAround(policy, standing, told, ends)[0];
  return ruleOf(change, 'duty', { exceptTo, about, start, duty: due?.duty ?? change.duty ?? parent.duty });
}
