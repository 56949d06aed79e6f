/**
 * A policy's claims and some clocks → what is known by them on each side of the answer, as rules ready to be asked: a table
 * for each reading of the denials. What was known by the clocks asked last is kept ready.
 */
import type { Policy, Question, RecordedClaim } from '../../vocabulary/index.ts';
import type { Doubts } from '../cautions.ts';
import type { OfAll } from '../decide.ts';
import { knownClaims } from '../known.ts';
import { asFirstRead, type Ruling } from '../outcome.ts';
import { NOTHING_DENIED, type Reading, readingsOf } from '../readings.ts';
import { familiesOf } from './families.ts';
import { type InnerNodes, innerNodes } from './inner-nodes.ts';
import { neighboursAmong } from './neighbours.ts';
import type { Nodes } from './nodes.ts';
import { type RememberedRules, rememberedRules } from './remembered-rules.ts';
import { type RuleTable, tableOf } from './rule-table.ts';
import { once, type Sides, whenAsked } from './sides.ts';

export type Knowledge = {
  readings: readonly { table: RuleTable; inner: InnerNodes }[];
  /** A ruling over all readings, as it is told. */
  told: (ruling: Ruling) => Ruling;
  doubted: OfAll;
};

export type Clocks = Pick<Question, 'asPublishedBy' | 'asRecordedBy'>;

export type KnownBy = { at: (clocks: Clocks) => Sides<Knowledge>; remembered: RememberedRules };

/** States of knowledge that are kept ready. A page asks for one or two, a timeline of what was known for many. */
const MOST_STATES = 64;

export function knownBy(
  policy: Policy,
  nodes: Nodes,
  claims: readonly RecordedClaim[],
  before: RememberedRules | null,
): KnownBy {
  const neighbours = neighboursAmong(nodes, claims);
  const remembered = rememberedRules(policy, neighbours.near, before);
  const states = new Map<string, Sides<Knowledge>>();

  function made(known: readonly RecordedClaim[]) {
    const { readings, disputes, cutShort } = readingsOf(policy, known);
    const families = familiesOf(neighbours, known);
    const tables = readings.map((denied) => {
      const rules = families.flatMap((family) => remembered.of(family, deniedIn(family, denied)));
      rules.sort((a, b) => (a.id < b.id ? -1 : 1));
      return { table: tableOf(policy, nodes, rules), inner: innerNodes(nodes, rules) };
    });
    return {
      readings: tables,
      told: asFirstRead(tables.map(({ table }) => table.rules)),
      disputes,
      cutShort,
    };
  }

  function state(clocks: Clocks): Sides<Knowledge> {
    const known = knownClaims(policy.id, claims, clocks);
    const official = known.filter((claim) => claim.basis === 'official text');
    const reported = once(() => made(known));
    // Where all is official text, the sides are one.
    const inText = official.length === known.length ? reported : once(() => made(official));
    const onSide = (side: Doubts['side'], by: ReturnType<typeof made>): Knowledge => {
      const { readings, told, disputes, cutShort } = by;
      return { readings, told, doubted: { side, hasOfficialText: official.length > 0, disputes, cutShort } };
    };
    return whenAsked({
      officialText: () => onSide('official text', inText()),
      asReported: () => onSide('as reported', reported()),
    });
  }

  return {
    remembered,
    at(clocks) {
      const key = JSON.stringify([clocks.asPublishedBy, clocks.asRecordedBy]);
      const ready = states.get(key) ?? state(clocks);
      if (states.size >= MOST_STATES && !states.has(key)) states.delete(states.keys().next().value!);
      states.set(key, ready);
      return ready;
    },
  };
}

function deniedIn(family: readonly RecordedClaim[], denied: Reading): Reading {
  if (denied.size === 0) return NOTHING_DENIED;
  const here = family.filter((claim) => denied.has(claim.id)).map((claim) => claim.id);
  return here.length === 0 ? NOTHING_DENIED : new Set(here);
}
