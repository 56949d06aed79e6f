/**
 * The part of the world that a rule, or a part of an answer, speaks of → what to call it. A part as wide as the whole
 * policy is left unsaid, but for the class: that one is always named.
 */
import {
  AXES,
  type Axis,
  type Constraint,
  type NodeId,
  nodeName,
  type Policy,
  rootOf,
  type Scope,
} from '../vocabulary/index.ts';
import { list } from './words.ts';

/** One axis, in names; `except` are left out of it. */
export type OnAxis = { axis: Axis; names: string[]; except: string[] };

/** `text` says all of it on one line. */
export type Covers = { text: string; axes: OnAxis[]; facts: string[] };

export type Region = {
  scope: Record<Axis, readonly NodeId[]>;
  excluded?: Partial<Record<Axis, readonly NodeId[]>>;
  facts?: readonly Constraint[];
};

/** The order in which it reads well: "white rice · exporting · Bhutan". */
const SAID: readonly Axis[] = ['asset', 'action', 'place', 'purpose', 'party'];

export function covers(policy: Policy, { scope, excluded = {}, facts = [] }: Region): Covers {
  const axes = SAID.flatMap((axis): OnAxis[] => {
    const except = excluded[axis] ?? [];
    const isWhole = scope[axis].includes(rootOf(policy, axis)) && except.length === 0;
    if (isWhole && axis !== 'asset') return [];
    const names = (ids: readonly NodeId[]) => ids.map((id) => nodeName(policy, axis, id));
    return [{ axis, names: names(scope[axis]), except: names(except) }];
  });
  const told = facts.map(sayConstraint);
  return { text: [...axes.map(sayAxis), ...told].join(' · '), axes, facts: told };
}

/** The scopes of one claim: together one region, for it names nodes axis by axis. */
export function coversScopes(
  policy: Policy,
  scopes: readonly Scope[],
  facts: readonly Constraint[] = [],
): Covers {
  const scope = Object.fromEntries(
    AXES.map((axis) => [axis, [...new Set(scopes.map((s) => s[axis]))]]),
  ) as Record<Axis, NodeId[]>;
  return covers(policy, { scope, facts });
}

export const sayAxis = ({ names, except }: OnAxis): string =>
  list(names) + (except.length > 0 ? ` except ${list(except)}` : '');

/** "price at least 490 USD/t" */
export function sayConstraint({ fact, from, to }: Constraint): string {
  const amount = (q: { value: number; unit: string }) => `${q.value} ${q.unit}`.trim();
  if (from && to) return `${fact} from ${amount(from)} to below ${amount(to)}`;
  if (from) return `${fact} at least ${amount(from)}`;
  return to ? `${fact} below ${amount(to)}` : fact;
}
