/**
 * The rules of one reading, a cell and a time → what holds there, and by which rules. Where a start or an end, of a rule
 * or of a membership, may lie on either side of the time asked, both are tried; where that makes a difference, it depends
 * on the day.
 */
import { AXES, type EdtfString, type Extent, type Outcome, type Policy } from '../vocabulary/index.ts';
import { type Cell, covers, type Spot } from './cut.ts';
import { contend, type Defeat, defeat } from './defeat.ts';
import { around } from './hierarchy.ts';
import { datesOf, holdsBy, type Link, type PolicyThen } from './memberships.ts';
import { hasHappened, type Moment } from './moment.ts';
import { momentsOf, type Rule } from './rule.ts';
import { subsetsOf } from './subsets.ts';

export type Ruling = {
  outcome: Outcome;
  duties: string[];
  dependsOnDay: boolean;
  /** Where it depends on the day: what may hold, and the dates that leave it open, as told. */
  byDay: string[];
  openDates: EdtfString[];
  decided: Rule[];
  defeated: { rule: Rule; by: Defeat[] }[];
};

/** Beyond these, nothing is worked out: it depends on the day. */
const MOST_OPEN_EVENTS = 8;

export const ruleOn = (then: PolicyThen, rules: readonly Rule[], cell: Cell, at: Extent): Ruling =>
  rulingBy(
    then,
    rules.filter((rule) => covers(rule, cell)),
    cell.atoms,
    at,
  );

/** `covering`: the rules that speak of the cell, or may. `spot`: where it lies, on axes where a membership is open. */
export function rulingBy(
  then: PolicyThen,
  covering: readonly Rule[],
  spot: Partial<Spot>,
  at: Extent,
): Ruling {
  const links = then.open.filter((link) => makesDifference(then, link, covering, spot));
  const moments = [...covering.flatMap(momentsOf), ...links.flatMap(datesOf)];
  const unsure = moments.filter((m) => hasHappened(m, at) === null);
  const open = [...new Set(unsure.map((m) => m.event))];
  const openDates = [...new Set(unsure.map((m) => m.told).filter((told) => told !== null))].sort();
  if (open.length > MOST_OPEN_EVENTS)
    return { ...NOTHING, dependsOnDay: true, openDates, decided: [...covering] };
  const worlds = subsetsOf(open).map((happened) => {
    const hasCome = (m: Moment) => hasHappened(m, at) ?? happened.includes(m.event);
    const policy = links.length === 0 ? then.surely : then.where((link) => holdsBy(link, hasCome) === true);
    const speaks = (rule: Rule) => links.length === 0 || liesAround(policy, rule, spot);
    return rulingIn(policy, covering.filter(speaks), hasCome);
  });
  const [first, ...others] = worlds;
  if (others.every((ruling) => sayOf(ruling) === sayOf(first!))) return together(worlds);
  return {
    ...together(worlds),
    outcome: 'undetermined',
    duties: [],
    dependsOnDay: true,
    byDay: [...new Set(worlds.map(sayOf))],
    openDates,
  };
}

/** It is of the spot, or of what is around it, and leads to a rule that does not speak of its member without it. */
const makesDifference = (
  { surely, possibly }: PolicyThen,
  { axis, member, group }: Link,
  covering: readonly Rule[],
  spot: Partial<Spot>,
): boolean =>
  spot[axis] !== undefined &&
  around(possibly, axis, spot[axis].node).has(member) &&
  covering.some(
    ({ scope }) =>
      around(possibly, axis, group).has(scope[axis]) && !around(surely, axis, member).has(scope[axis]),
  );

const liesAround = (policy: Policy, { scope }: Rule, spot: Partial<Spot>): boolean =>
  AXES.every((axis) => spot[axis] === undefined || around(policy, axis, spot[axis].node).has(scope[axis]));

const NOTHING: Ruling = {
  outcome: 'undetermined',
  duties: [],
  dependsOnDay: false,
  byDay: [],
  openDates: [],
  decided: [],
  defeated: [],
};

function rulingIn(policy: Policy, covering: readonly Rule[], happened: (m: Moment) => boolean): Ruling {
  const holding = covering.filter((rule) => happened(rule.start) && !rule.ends.some(happened));
  const { stand, caught, defeated } = defeat(policy, holding);
  const live = [...stand, ...caught].filter((rule) => rule.effect !== 'suspension');
  const ended = covering.flatMap((rule) => endedBy(rule, live, happened));
  return rulingFrom(policy, live, [...defeated, ...ended]);
}

/** `live`: the rules that nothing defeats. */
export function rulingFrom(policy: Policy, live: readonly Rule[], defeated: Ruling['defeated']): Ruling {
  const { outcome, decided } = outcomeOf(policy, live);
  const duties =
    outcome === 'permitted' ? decided.filter((rule) => rule.effect === 'duty').map((rule) => rule.duty) : [];
  return {
    ...NOTHING,
    outcome,
    duties: [...new Set(duties.filter((duty) => duty !== null))].sort(),
    decided,
    defeated,
  };
}

/** A rule that a standing one has put an end to is told beside it. */
function endedBy(
  rule: Rule,
  live: readonly Rule[],
  happened: (m: Moment) => boolean,
): { rule: Rule; by: Defeat[] }[] {
  if (!happened(rule.start)) return [];
  const by = rule.ends
    .filter(happened)
    .flatMap((end) => live.filter((other) => other.id === end.by))
    .map((other): Defeat => ({ by: other, ground: 'later' }));
  return by.length > 0 ? [{ rule, by }] : [];
}

function outcomeOf(policy: Policy, live: readonly Rule[]): { outcome: Outcome; decided: Rule[] } {
  const of = (effect: Rule['effect']) => live.filter((rule) => rule.effect === effect);
  const opposed = live.filter((a) => live.some((b) => contend(policy, a, b)));
  if (opposed.length > 0) return { outcome: 'contested by rules', decided: opposed };
  if (of('prohibition').length > 0) return { outcome: 'prohibited', decided: of('prohibition') };
  if (of('zone').length > 0) return { outcome: 'undetermined', decided: of('zone') };
  const decided = [...of('permission'), ...of('duty')];
  return { outcome: decided.length > 0 ? 'permitted' : 'undetermined', decided };
}

/** What it says to who asked. */
export const sayOf = ({ outcome, duties, dependsOnDay }: Ruling): string =>
  [dependsOnDay ? 'depends on the day' : outcome, ...duties].join(', with ');

/** Rulings that say the same, or are told together, with the rules of all. */
export function together(rulings: readonly Ruling[]): Ruling {
  const defeats = new Map<string, { rule: Rule; by: Defeat[] }>();
  for (const { rule, by } of rulings.flatMap((ruling) => ruling.defeated)) {
    const known = defeats.get(rule.id)?.by ?? [];
    const more = by.filter((d) => !known.some((k) => k.by.id === d.by.id && k.ground === d.ground));
    defeats.set(rule.id, { rule, by: [...known, ...more] });
  }
  const decided = new Map(rulings.flatMap((ruling) => ruling.decided).map((rule) => [rule.id, rule]));
  return {
    ...rulings[0]!,
    byDay: [...new Set(rulings.flatMap((ruling) => ruling.byDay))],
    openDates: [...new Set(rulings.flatMap((ruling) => ruling.openDates))],
    decided: [...decided.values()],
    defeated: [...defeats.values()],
  };
}

/** The same cell in several readings: where they differ, the sources do. */
export const acrossReadings = (rulings: readonly Ruling[]): Ruling =>
  rulings.every((ruling) => sayOf(ruling) === sayOf(rulings[0]!))
    ? together(rulings)
    : { ...together(rulings), outcome: 'contested by sources', duties: [], dependsOnDay: false };

/** Told in one order, whichever cell or reading came first. */
export const inOrder = (ruling: Ruling): Ruling => ({
  ...ruling,
  byDay: ruling.byDay.toSorted(),
  openDates: ruling.openDates.toSorted(),
  decided: ruling.decided.toSorted(byId),
  defeated: ruling.defeated
    .map(({ rule, by }) => ({ rule, by: by.toSorted((a, b) => byId(a.by, b.by)) }))
    .sort((a, b) => byId(a.rule, b.rule)),
});
const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What a rule is differs by reading; it is told as in the first that has it, which is where least is denied. */
export function asFirstRead(rulesOf: readonly (readonly Rule[])[]): (ruling: Ruling) => Ruling {
  if (rulesOf.length < 2) return (ruling) => ruling;
  const first = new Map(
    rulesOf
      .flat()
      .reverse()
      .map((rule) => [rule.id, rule]),
  );
  const told = (rule: Rule): Rule => first.get(rule.id) ?? rule;
  return (ruling) => ({
    ...ruling,
    decided: ruling.decided.map(told),
    defeated: ruling.defeated.map(({ rule, by }) => ({
      rule: told(rule),
      by: by.map((defeat) => ({ ...defeat, by: told(defeat.by) })),
    })),
  });
}
