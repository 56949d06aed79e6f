/**
 * A policy and its claims → what holds in every place of a question at once. Places that lie alike to all places that
 * claims name have the same answer, so it is worked out once for each way to lie; and a place that such a one cuts has
 * the answers of its parts.
 */
import {
  type Answer,
  AXES,
  BASES,
  extentOf,
  type NodeId,
  type Policy,
  type Question,
  type RecordedClaim,
  rootOf,
} from '../vocabulary/index.ts';
import type { Engine } from './engine/engine.ts';
import type { Sides } from './engine/sides.ts';
import { around } from './hierarchy.ts';
import { type PolicyThen, policyDuring } from './memberships.ts';
import { instantsOf } from './moment.ts';

/** Of a place in which it is not everywhere the same, `partly`: then its parts have their own basis, and it has none. */
export type PlaceAnswer = Pick<Answer, 'outcome' | 'duties' | 'basis'> & { dependsOnDay: boolean };

export type InPlace = Sides<PlaceAnswer> & {
  /** What holds in the rest of it, outside all places in it that claims name; null where none is in it. */
  rest: (() => Sides<PlaceAnswer>) | null;
};

/** By place, in the policy's order. */
export type ByPlace = ReadonlyMap<NodeId, InPlace>;

type Asked = Pick<Engine, 'decide' | 'known'>;

/** Of what may be asked often: how the places lie to each other is worked out once. */
export function openMap(
  policy: Policy,
  claims: readonly RecordedClaim[],
  engine: Asked,
): (question: Question) => ByPlace {
  const named = placesNamed(policy, claims);
  const lies = new Map<Policy, ReturnType<typeof lieOf>>();
  return (question) => {
    const then = policyDuring(policy, instantsOf(question));
    const lie = lies.get(then.possibly) ?? lieOf(then, named);
    // Where a membership is open, its members lie each in a way of their own, and that of this time alone.
    if (then.open.length === 0) lies.set(then.possibly, lie);
    const answerIn = answersIn(policy, engine, question);
    const byWay = new Map<string, Sides<PlaceAnswer>>();
    const inWay = (way: string, place: NodeId): Sides<PlaceAnswer> => {
      const answer = byWay.get(way) ?? answerIn(place);
      byWay.set(way, answer);
      return answer;
    };
    const except = question.scope.place?.except ?? [];
    return new Map(
      placesAsked(then, question).map((place): [NodeId, InPlace] => {
        const { way, inside } = lie.get(place)!;
        if (inside === null) return [place, { ...inWay(way, place), rest: null }];
        const uncut = inside.find((part) => part.way === way)?.uncut ?? null;
        const rest = () =>
          uncut === null || except.length > 0 ? answerIn(place, namedIn(place)) : inWay(way, uncut);
        return [place, { ...joinedIn(place, inside), rest }];
      }),
    );

    function joinedIn(place: NodeId, inside: Ways): Sides<PlaceAnswer> {
      // Some place that lies so may be left out of the question.
      if (except.length > 0) return answerIn(place);
      const parts = inside.flatMap(({ way, uncut }) => (uncut === null ? [] : [inWay(way, uncut)]));
      if (parts.length === 0) return answerIn(place);
      const answer = onBothSides((side) => joined(parts.map((part) => part[side])));
      const isTold = parts.length === inside.length || SIDES.every((side) => isDivided(answer[side]));
      return isTold ? answer : answerIn(place);
    }

    function namedIn(place: NodeId): NodeId[] {
      return [...named].filter((node) => node !== place && !around(then.possibly, 'place', place).has(node));
    }
  };
}

type Lie = {
  /** The named places around it, in one order. */
  way: string;
  /** Null where no named place cuts it. */
  inside: Ways | null;
};
/** The ways to lie in a place, each with some place that lies so and is not cut. */
type Ways = { way: string; uncut: NodeId | null }[];

const placesNamed = (policy: Policy, claims: readonly RecordedClaim[]): ReadonlySet<NodeId> =>
  new Set(
    claims.flatMap(({ policy: of, scopes }) => (of === policy.id ? scopes.map(({ place }) => place) : [])),
  );

function lieOf(
  { possibly: policy, surely, open }: PolicyThen,
  named: ReadonlySet<NodeId>,
): ReadonlyMap<NodeId, Lie> {
  const places = policy.nodes.place.map(({ id }) => id);
  const members = new Set(open.filter(({ axis }) => axis === 'place').map(({ member }) => member));
  const ways = new Map(
    places.map((place) => {
      const outer = [...around(surely, 'place', place)].filter(
        (node) => named.has(node) || members.has(node),
      );
      return [place, outer.sort().join(' ')];
    }),
  );
  const cut = placesCut(policy, named);
  const uncut = new Map<string, NodeId>();
  for (const place of places) if (!cut.has(place)) uncut.set(ways.get(place)!, place);
  const inside = new Map([...cut].map((place) => [place, new Set<string>()]));
  for (const place of places)
    for (const outer of around(policy, 'place', place)) inside.get(outer)?.add(ways.get(place)!);
  return new Map(
    places.map((place) => {
      const found = inside.get(place);
      const parts = found && [...found].map((way) => ({ way, uncut: uncut.get(way) ?? null }));
      return [place, { way: ways.get(place)!, inside: parts ?? null }];
    }),
  );
}

/** Those that a named place reaches into without being around them: it holds in a part of them. */
function placesCut(policy: Policy, named: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
  const cut = new Set<NodeId>();
  for (const { id } of policy.nodes.place) {
    const outer = around(policy, 'place', id);
    for (const place of outer)
      if (named.has(place))
        for (const other of outer)
          if (!cut.has(other) && !around(policy, 'place', other).has(place)) cut.add(other);
  }
  return cut;
}

function placesAsked(
  { possibly: policy, surely }: PolicyThen,
  { scope: { place: region } }: Question,
): NodeId[] {
  const except = region?.except ?? [];
  const tops = region && region.in.length > 0 ? region.in : [rootOf(policy, 'place')];
  return policy.nodes.place
    .map(({ id }) => id)
    .filter((id) => {
      const outer = around(policy, 'place', id);
      return (
        tops.some((top) => outer.has(top)) && !except.some((left) => around(surely, 'place', id).has(left))
      );
    });
}

/** The short answer where there is one; else the whole is worked out. */
function answersIn(
  policy: Policy,
  engine: Asked,
  question: Question,
): (place: NodeId, without?: readonly NodeId[]) => Sides<PlaceAnswer> {
  const short = shortAnswers(policy, engine, question);
  const { except } = question.scope.place ?? { except: [] };
  return (place, without = []) => {
    const found = without.length === 0 ? short?.(place) : null;
    if (found) return found;
    const scope = { ...question.scope, place: { in: [place], except: [...except, ...without] } };
    const whole = engine.decide({ ...question, scope });
    return onBothSides((side) => placeAnswer(whole[side]));
  };
}

/** A question of a day, with one node on every other axis and no facts; null for any other. */
function shortAnswers(
  policy: Policy,
  engine: Asked,
  { scope, facts, at, asPublishedBy, asRecordedBy }: Question,
): ((place: NodeId) => Sides<PlaceAnswer> | null) | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(at) ? extentOf(at)?.earliest : undefined;
  if (day === undefined || Object.keys(facts).length > 0) return null;
  const point: string[] = [];
  for (const axis of AXES) {
    const region = axis === 'place' ? undefined : scope[axis];
    if (region && (region.in.length !== 1 || region.except.length > 0)) return null;
    point.push(region?.in[0] ?? rootOf(policy, axis));
  }
  const { officialText, asReported } = engine.known({ asPublishedBy, asRecordedBy });
  const axis = AXES.indexOf('place');
  return (place) => {
    point[axis] = place;
    const official = officialText.at(point, day);
    const reported = official && asReported.at(point, day);
    return official && reported && { officialText: placeAnswer(official), asReported: placeAnswer(reported) };
  };
}

type Told = Pick<Answer, 'outcome' | 'basis' | 'dependsOnDay'> & { duties: readonly string[] };

const placeAnswer = ({ outcome, duties, basis, dependsOnDay }: Told): PlaceAnswer => ({
  outcome,
  duties: [...duties],
  basis: outcome === 'partly' ? null : basis,
  dependsOnDay: dependsOnDay ?? false,
});

const DIVIDED: PlaceAnswer = { outcome: 'partly', duties: [], basis: null, dependsOnDay: false };
const isDivided = ({ outcome }: PlaceAnswer): boolean => outcome === 'partly';

/** What holds in all parts, on the weakest basis that one of them has. */
function joined(parts: readonly PlaceAnswer[]): PlaceAnswer {
  const first = parts[0]!;
  if (parts.some((part) => saysThe(part) !== saysThe(first))) return DIVIDED;
  const weakest = Math.max(...parts.map(({ basis }) => (basis === null ? -1 : BASES.indexOf(basis))));
  return { ...first, basis: BASES[weakest] ?? null };
}

const saysThe = ({ outcome, duties, dependsOnDay }: PlaceAnswer): string =>
  [outcome, dependsOnDay, ...duties].join();

const SIDES = ['officialText', 'asReported'] as const;

const onBothSides = <T>(make: (side: keyof Sides<T>) => T): Sides<T> => ({
  officialText: make('officialText'),
  asReported: make('asReported'),
});
