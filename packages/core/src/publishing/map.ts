/**
 * What holds in every place of a policy → groups of places with one answer, each told by the widest names that are wholly
 * in it: a country and not its regions, "every destination" and not all countries.
 */
import type { ByPlace, PlaceAnswer } from '../decision/index.ts';
import { type NodeId, nodeName, type Outcome, type Policy, rootOf } from '../vocabulary/index.ts';
import { count, list, OUTCOME_WORDS, PHRASES, SIDES, type Side } from './words.ts';

/** How a place is to be marked. */
export type MapMark = Outcome | 'partly' | 'depends on the day';

export type MapGroup = {
  mark: MapMark;
  /** "reported forbidden" */
  label: string;
  /** The widest that are wholly in the group. */
  places: NodeId[];
  /** Those of which the rest is in it, outside the places in them that are told on their own. */
  restOf: NodeId[];
  /** "191 countries and the rest of Russia" */
  text: string;
};

export type AnswerMap = {
  /** By side, the largest group first. */
  groups: Record<Side, MapGroup[]>;
  /** In the policy's order. */
  marks: ReadonlyMap<NodeId, Record<Side, MapMark>>;
};

export function answerMap(policy: Policy, byPlace: ByPlace): AnswerMap {
  const onSides = <T>(make: (side: Side) => T) =>
    Object.fromEntries(SIDES.map((side) => [side, make(side)])) as Record<Side, T>;
  return {
    groups: onSides((side) => groupsOn(policy, byPlace, side)),
    marks: new Map([...byPlace].map(([place, answer]) => [place, onSides((side) => markOf(answer[side]))])),
  };
}

const markOf = ({ outcome, dependsOnDay }: PlaceAnswer): MapMark =>
  dependsOnDay ? 'depends on the day' : outcome;

function groupsOn(policy: Policy, byPlace: ByPlace, side: Side): MapGroup[] {
  const labels = new Map([...byPlace].map(([place, answer]) => [place, labelOf(answer[side], side)]));
  const outer = new Map(
    policy.nodes.place.map(({ id, within = [] }) => [id, within.filter((node) => byPlace.has(node))]),
  );
  const mixed = mixedIn(labels, outer);
  const groups = new Map<string, Omit<MapGroup, 'text'>>();
  const groupOf = (answer: PlaceAnswer) => {
    const label = labelOf(answer, side);
    const group = groups.get(label) ?? { mark: markOf(answer), label, places: [], restOf: [] };
    groups.set(label, group);
    return group;
  };
  for (const [place, answer] of byPlace) {
    if (!mixed.has(place)) {
      if (outer.get(place)!.every((node) => mixed.has(node))) groupOf(answer[side]).places.push(place);
    } else if (answer.rest) groupOf(answer.rest()[side]).restOf.push(place);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, text: sayPlaces(policy, group) }))
    .sort((a, b) => b.places.length - a.places.length);
}

/** Those in which something lies that has another answer. */
function mixedIn(
  labels: ReadonlyMap<NodeId, string>,
  outer: ReadonlyMap<NodeId, readonly NodeId[]>,
): ReadonlySet<NodeId> {
  const mixed = new Set<NodeId>();
  for (const [place, label] of labels)
    for (const node of outer.get(place)!) if (labels.get(node) !== label) mixed.add(node);
  for (const place of mixed) for (const node of outer.get(place)!) mixed.add(node);
  return mixed;
}

function labelOf({ outcome, duties, basis, dependsOnDay }: PlaceAnswer, side: Side): string {
  if (dependsOnDay) return PHRASES.dependsOnDay;
  const words = OUTCOME_WORDS[outcome];
  if (outcome !== 'permitted' && outcome !== 'prohibited') return words;
  const reported = side === 'asReported' && basis !== 'official text' ? `${PHRASES.reported} ` : '';
  return `${reported}${words}${duties.length > 0 ? `, with duties: ${list(duties)}` : ''}`;
}

/** More are counted. */
const MOST_NAMES = 8;

function sayPlaces(policy: Policy, { places, restOf }: Pick<MapGroup, 'places' | 'restOf'>): string {
  const named = (id: NodeId) => nodeName(policy, 'place', id);
  const told = places.length > MOST_NAMES ? countedIn(policy, places) : places.map(named);
  const root = rootOf(policy, 'place');
  const rests = restOf.map((id) => (id === root ? 'elsewhere' : `the rest of ${named(id)}`));
  return list([...told, ...(rests.length > MOST_NAMES ? [`the rest of ${rests.length} others`] : rests)]);
}

/** By their codes: countries have two letters, regions more. */
function countedIn(policy: Policy, places: readonly NodeId[]): string[] {
  const kind = (id: NodeId) => {
    const code = policy.nodes.place.find((node) => node.id === id)?.code ?? '';
    if (/^[A-Z]{2}$/.test(code)) return 'country';
    return /^[A-Z]{2}-/.test(code) ? 'region' : 'place';
  };
  const byKind = Map.groupBy(places, kind);
  const told = (['country', 'region', 'place'] as const).map((one) => ({
    one,
    n: byKind.get(one)?.length ?? 0,
  }));
  return told
    .filter(({ n }) => n > 0)
    .map(({ one, n }) => (one === 'country' ? count(n, one, 'countries') : count(n, one)));
}
