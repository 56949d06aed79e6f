/**
 * What rules find and what the head tells of the same report → findings of both: what rules found stays as it is, what the
 * head alone is sure of is added, and slots that rules left open are filled. Nothing that a rule said is taken back.
 */
import type { Move, Phase } from '@proviso/core/vocabulary';

type Span = { start: number; end: number };

/** What rules say, as the scorer takes it. */
export type Found = {
  move: string;
  phase: string;
  anchor: Span;
  slots: Record<string, (Span & { value?: string }) | null>;
};

/** What the head says of an anchor: how likely one is there, likelihoods of labels, slots with their margin over "not told". */
export type Told = {
  anchor: Span;
  likely: number;
  moves: Record<Move, number>;
  phases: Record<Phase, number>;
  background: number;
  slots: Record<string, Span & { margin: number }>;
};

/** Dates need a value, which no head gives; the speaker is told by attribution. */
const FILLED = ['issuer', 'addressee', 'action', 'item', 'place', 'purpose', 'condition', 'instrument'];

export type Bars = {
  /** How sure the head must be of a finding that no rule has. */
  add: number;
  /** By how much words must be likelier than none to fill a slot that a rule left open. */
  fill: number;
};

export function meet(
  rules: readonly Found[],
  ofRules: readonly Told[],
  candidates: readonly Told[],
  { add, fill }: Bars,
): Found[] {
  const filled = rules.map((found, at) => withSlots(found, ofRules[at]!, fill));
  const added = [...candidates]
    .sort((a, b) => b.likely - a.likely)
    .filter(({ anchor }) => !rules.some((found) => overlap(found.anchor, anchor)))
    .filter((told) => told.background < 0.5 && surenessOf(told) > add);
  return [...filled, ...added.map((told) => withSlots(findingOf(told), told, 0))];
}

/** An anchor counts whole, its label half: labels are right less often than they are sure. */
function surenessOf(told: Told): number {
  const { move, phase } = findingOf(told);
  return told.likely * Math.sqrt(told.moves[move] * told.phases[phase]);
}

const findingOf = ({ moves, phases, anchor }: Told) => ({
  move: likeliest(moves),
  phase: likeliest(phases),
  anchor,
  slots: {},
});

function likeliest<Name extends string>(likely: Record<Name, number>): Name {
  return (Object.keys(likely) as Name[]).reduce((best, name) => (likely[name] > likely[best] ? name : best));
}

function withSlots(found: Found, { slots }: Told, bar: number): Found {
  const open = FILLED.filter((name) => !found.slots[name] && slots[name] && slots[name].margin > bar);
  const filled = open.map((name) => [name, { start: slots[name]!.start, end: slots[name]!.end }] as const);
  return { ...found, slots: { ...found.slots, ...Object.fromEntries(filled) } };
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
