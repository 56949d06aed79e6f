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
import type { Engine, Points } from './engine/engine.ts';
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
  const lies = new Map<Policy, Lies>();
  return (question) => {
    const then = policyDuring(policy, instantsOf(question));
    const { ways, lie } = lies.get(then.possibly) ?? lieOf(then, named);
    // Where a membership is open, its members lie each in a way of their own, and that of this time alone.
    const isOpen = then.open.length > 0;
    if (!isOpen) lies.set(then.possibly, { ways, lie });
    const { answerIn, answerInRest } = answersIn(policy, engine, question);
    const except = question.scope.place?.except ?? [];
    const known: (Sides<PlaceAnswer> | undefined)[] = new Array(ways.length);
    const inWay = (way: number, { place, isCut } = ways[way]!): Sides<PlaceAnswer> => {
      known[way] ??= isCut ? answerInRest(place, namedIn(place)) : answerIn(place);
      return known[way];
    };
    return new Map(
      placesAsked(then, question).map((place): [NodeId, InPlace] => {
        const { way, inside } = lie.get(place)!;
        if (inside === null) {
          // The place that stands for the others may be left out of the question.
          const { officialText, asReported } = inWay(way, { place, isCut: false });
          return [place, { officialText, asReported, rest: null }];
        }
        const rest = () => (isOpen || except.length > 0 ? answerIn(place, namedIn(place)) : inWay(way));
        return [place, { ...joinedIn(place, inside), rest }];
      }),
    );

    function joinedIn(place: NodeId, inside: readonly number[]): Sides<PlaceAnswer> {
      // Some place that lies so may be left out of the question, or hang on a day.
      if (isOpen || except.length > 0) return answerIn(place);
      const parts = inside.map((way) => inWay(way));
      return onBothSides((side) => joined(parts, side));
    }

    function namedIn(place: NodeId): NodeId[] {
      return [...named].filter((node) => node !== place && !around(then.possibly, 'place', place).has(node));
    }
  };
}

type Lies = {
  /** By number some place that lies so: one that no named place cuts, if there is one; else what holds is that of its rest. */
  ways: readonly { place: NodeId; isCut: boolean }[];
  /** `way`: which named places lie around it. `inside`: the ways to lie in it; null where no named place cuts it. */
  lie: ReadonlyMap<NodeId, { way: number; inside: readonly number[] | null }>;
};

const placesNamed = (policy: Policy, claims: readonly RecordedClaim[]): ReadonlySet<NodeId> =>
  new Set(
    claims.flatMap(({ policy: of, scopes }) => (of === policy.id ? scopes.map(({ place }) => place) : [])),
  );

function lieOf({ possibly: policy, surely, open }: PolicyThen, named: ReadonlySet<NodeId>): Lies {
  const places = policy.nodes.place.map(({ id }) => id);
  const members = new Set(open.filter(({ axis }) => axis === 'place').map(({ member }) => member));
  const cut = placesCut(policy, named);
  const numbers = new Map<string, number>();
  const ways: { place: NodeId; isCut: boolean }[] = [];
  const wayOf = new Map<NodeId, number>();
  for (const place of places) {
    const outer = [...around(surely, 'place', place)].filter((node) => named.has(node) || members.has(node));
    const key = outer.sort().join(' ');
    const way = numbers.get(key) ?? ways.length;
    numbers.set(key, way);
    wayOf.set(place, way);
    const isCut = cut.has(place);
    if (way === ways.length || (ways[way]!.isCut && !isCut)) ways[way] = { place, isCut };
  }
  const inside = new Map([...cut].map((place) => [place, new Set<number>()]));
  for (const place of places)
    for (const outer of around(policy, 'place', place)) inside.get(outer)?.add(wayOf.get(place)!);
  const lie = new Map(
    places.map((place) => {
      const found = inside.get(place);
      return [place, { way: wayOf.get(place)!, inside: found ? [...found] : null }];
    }),
  );
  return { ways, lie };
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
  if (!region) return policy.nodes.place.map(({ id }) => id);
  const except = region.except;
  const tops = region.in.length > 0 ? region.in : [rootOf(policy, 'place')];
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
function answersIn(policy: Policy, engine: Asked, question: Question) {
  const short = shortAnswers(policy, engine, question);
  const except = question.scope.place?.except ?? [];
  const wholly = (place: NodeId, without: readonly NodeId[]): Sides<PlaceAnswer> => {
    const scope = { ...question.scope, place: { in: [place], except: [...except, ...without] } };
    const whole = engine.decide({ ...question, scope });
    return onBothSides((side) => placeAnswer(whole[side]));
  };
  return {
    answerIn: (place: NodeId, without: readonly NodeId[] = []) =>
      (without.length === 0 ? short?.('at', place) : null) ?? wholly(place, without),
    /** `named`: all places in it that claims name. */
    answerInRest: (place: NodeId, named: readonly NodeId[]) =>
      short?.('inRest', place) ?? wholly(place, named),
  };
}

/** A question of a day, with one node on every other axis and no facts; null for any other. */
function shortAnswers(
  policy: Policy,
  engine: Asked,
  { scope, facts, at, asPublishedBy, asRecordedBy }: Question,
): ((ask: keyof Points, place: NodeId) => Sides<PlaceAnswer> | null) | null {
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
  return (ask, place) => {
    point[axis] = place;
    const reported = asReported[ask](point, day);
    const official = officialText === asReported ? reported : officialText[ask](point, day);
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

/** What holds in all parts, on the weakest basis that one of them has. */
function joined(parts: readonly Sides<PlaceAnswer>[], side: keyof Sides<PlaceAnswer>): PlaceAnswer {
  const first = parts[0]![side];
  if (!parts.every((part) => sayTheSame(part[side], first))) return DIVIDED;
  const bases = new Set(parts.map((part) => part[side].basis));
  return { ...first, basis: BASES.findLast((basis) => bases.has(basis)) ?? null };
}

const sayTheSame = (a: PlaceAnswer, b: PlaceAnswer): boolean =>
  a.outcome === b.outcome &&
  a.dependsOnDay === b.dependsOnDay &&
  a.duties.length === b.duties.length &&
  a.duties.every((duty, i) => duty === b.duties[i]);

const onBothSides = <T>(make: (side: keyof Sides<T>) => T): Sides<T> => ({
  officialText: make('officialText'),
  asReported: make('asReported'),
});
