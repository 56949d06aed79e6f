/**
 * A seed and a number of rules → a policy over five hierarchies with as many claims on record, and questions to it: made
 * up, and the same on every run. Scopes are drawn at every depth, dates from ten years, three claims in ten free.
 */
import {
  AXES,
  type Axis,
  dayOf,
  type Move,
  type Node,
  type Policy,
  type Question,
  type RecordedClaim,
  type Scope,
} from '@proviso/core/vocabulary';

export type Point = { point: string[]; day: number };
export type World = { policy: Policy; claims: RecordedClaim[]; points: Point[] };

type Wanted = { claims: number; questions: number; moves?: Shares; seed?: number };
/** Of a hundred claims how many tell which move. */
type Shares = Partial<Record<Move, number>>;
const ALL_MOVES: Shares = { impose: 0.6, ease: 0.24, keep: 0.06, tighten: 0.05, lift: 0.03, suspend: 0.02 };

/** How many children each node has, level by level. */
const SHAPE: Record<Axis, readonly number[]> = {
  party: [6, 8],
  action: [4],
  asset: [21, 5, 10],
  place: [8, 25, 23],
  purpose: [5, 4],
};
/** How many scopes leave an axis open: most are of some goods and some place, few of some party or purpose. */
const ROOT_SHARE: Record<Axis, number> = { party: 0.6, action: 0.5, asset: 0.02, place: 0.02, purpose: 0.6 };
/** Six scopes in ten name a leaf, three the level above, one the levels above that. */
const depthOf = (share: number, depth: number): number =>
  Math.max(0, depth - (share < 0.6 ? 1 : share < 0.9 ? 2 : 3));

const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAY = 86_400_000;
const DAYS = 3652;

export function makeWorld({ claims: count, questions, moves = ALL_MOVES, seed = 7 }: Wanted): World {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const nodes = Object.fromEntries(AXES.map((axis) => [axis, tree(axis, SHAPE[axis])])) as Policy['nodes'];
  const policy: Policy = {
    id: 'world',
    name: 'World',
    authorities: [
      { id: 'ministry', name: 'ministry' },
      { id: 'court', name: 'court' },
    ],
    issuers: ['ministry'],
    superiors: { ministry: ['court'] },
    nodes,
  };
  const leaves = Object.fromEntries(AXES.map((axis) => [axis, leavesOf(nodes[axis])])) as Record<
    Axis,
    Node[]
  >;
  const levels = Object.fromEntries(AXES.map((axis) => [axis, levelsOf(nodes[axis])])) as Record<
    Axis,
    Node[][]
  >;
  const nodeOn = (axis: Axis): string => {
    const [root, ...inner] = levels[axis];
    return random() < ROOT_SHARE[axis] ? root![0]!.id : pick(inner[depthOf(random(), inner.length)]!).id;
  };
  const scope = (): Scope => Object.fromEntries(AXES.map((axis) => [axis, nodeOn(axis)])) as Scope;
  const claims = Array.from({ length: count }, (_, i): RecordedClaim => {
    const from = FIRST_DAY + Math.floor(random() * DAYS) * DAY;
    const until = random() < 0.4 ? from + Math.floor(random() * 900) * DAY : null;
    return claimOf(i, {
      move: drawn(moves, random()),
      scope: scope(),
      issuer: random() < 0.05 ? 'court' : 'ministry',
      from: day(from),
      until: until === null ? null : day(until),
    });
  });
  const points = Array.from({ length: questions }, () => ({
    point: AXES.map((axis) => pick(leaves[axis]).id),
    day: FIRST_DAY + Math.floor(random() * DAYS) * DAY,
  }));
  return { policy, claims, points };
}

/** `at`: from 0 to 1. */
function drawn(shares: Shares, at: number): Move {
  let left = at;
  for (const [move, share] of Object.entries(shares)) {
    if (left < share) return move as Move;
    left -= share;
  }
  return 'impose';
}

/** By all that is known. */
export function questionAt({ point, day }: Point): Question {
  const scope = Object.fromEntries(AXES.map((axis, i) => [axis, { in: [point[i]!], except: [] }]));
  return { policy: 'world', scope, facts: {}, at: dayOf(day), asPublishedBy: null, asRecordedBy: null };
}

export const leavesOn = (policy: Policy, axis: Axis): string[] =>
  leavesOf(policy.nodes[axis]).map(({ id }) => id);

const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

function tree(axis: Axis, shape: readonly number[]): Node[] {
  const nodes: Node[] = [{ id: axis, name: axis }];
  let level = [axis as string];
  for (const width of shape) {
    const next = level.flatMap((outer) =>
      Array.from({ length: width }, (_, i) => ({ outer, id: `${outer}-${i + 1}` })),
    );
    for (const { outer, id } of next) nodes.push({ id, name: id, within: [outer] });
    level = next.map(({ id }) => id);
  }
  return nodes;
}

function levelsOf(nodes: readonly Node[]): Node[][] {
  const depth = new Map<string, number>();
  for (const { id, within } of nodes) depth.set(id, within ? depth.get(within[0]!)! + 1 : 0);
  return [...Map.groupBy(nodes, ({ id }) => depth.get(id)!).values()];
}

const leavesOf = (nodes: readonly Node[]): Node[] => {
  const outer = new Set(nodes.flatMap((node) => node.within ?? []));
  return nodes.filter((node) => !outer.has(node.id));
};

type Told = Pick<RecordedClaim, 'move' | 'issuer' | 'from' | 'until'> & { scope: Scope };

function claimOf(i: number, { scope, ...told }: Told): RecordedClaim {
  const id = `c${i}`;
  const words = { start: 0, end: id.length, text: id };
  return {
    id,
    policy: 'world',
    report: id,
    finding: 'f1',
    phase: 'in_force',
    scopes: [scope],
    constraints: [],
    duty: null,
    announcedOn: null,
    published: told.from,
    retrieved: null,
    basis: 'official text',
    channel: 'official_text',
    certainty: 'CT+',
    forIssuer: true,
    flags: [],
    residueOf: null,
    exceptionTo: null,
    limitOf: null,
    origin: id,
    receipt: { anchor: words, sentence: words, speaker: 'the notice', outlet: null, headline: null },
    recorded: `${told.from}T12:00:00.000Z`,
    seq: i + 1,
    acceptedBy: { kind: 'person', name: 'a reviewer' },
    retracted: null,
    ...told,
  };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
