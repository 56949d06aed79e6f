/**
 * What is known on one side of the answer → its rules, ready to be asked: a table for each reading of the denials. Rules
 * of a family that was seen before, read the same way, are taken as they are.
 */
import type { Policy, RecordedClaim } from '../../vocabulary/index.ts';
import type { Doubts } from '../cautions.ts';
import type { Near } from '../near.ts';
import { NOTHING_DENIED, type Reading, readingsOf } from '../readings.ts';
import type { Rule } from '../rule.ts';
import { rulesFrom } from '../rules.ts';
import { familiesOf } from './families.ts';
import { type InnerNodes, innerNodes } from './inner-nodes.ts';
import type { Neighbours } from './neighbours.ts';
import type { Nodes } from './nodes.ts';
import { type RuleTable, tableOf } from './rule-table.ts';

export type Knowledge = {
  readings: readonly { table: RuleTable; inner: InnerNodes }[];
  doubted: Omit<Doubts, 'inOtherUnit'>;
};

/** Makes rules of families, and remembers them. */
export type FamilyRules = (family: readonly RecordedClaim[], denied: Reading) => readonly Rule[];

export function rememberedRules(policy: Policy, near: Near): FamilyRules {
  const known = new Map<string, { family: readonly RecordedClaim[]; rules: readonly Rule[] }>();
  return (family, denied) => {
    const key = `${family.map((claim) => claim.id).join('\n')}\n\n${[...denied].sort().join('\n')}`;
    const found = known.get(key);
    if (found?.family.every((claim, i) => claim === family[i])) return found.rules;
    const rules = rulesFrom(policy, family, denied, near);
    known.set(key, { family, rules });
    return rules;
  };
}

export function knowledgeOf(
  policy: Policy,
  nodes: Nodes,
  neighbours: Neighbours,
  claims: readonly RecordedClaim[],
  side: Pick<Doubts, 'side' | 'hasOfficialText'>,
  rulesOf: FamilyRules,
): Knowledge {
  const { readings, disputes, cutShort } = readingsOf(policy, claims);
  const families = familiesOf(neighbours, claims);
  return {
    readings: readings.map((denied) => {
      const rules = families.flatMap((family) => rulesOf(family, deniedIn(family, denied)));
      rules.sort((a, b) => (a.id < b.id ? -1 : 1));
      return { table: tableOf(policy, nodes, rules), inner: innerNodes(nodes, rules) };
    }),
    doubted: { ...side, disputes, cutShort },
  };
}

function deniedIn(family: readonly RecordedClaim[], denied: Reading): Reading {
  if (denied.size === 0) return NOTHING_DENIED;
  const here = family.filter((claim) => denied.has(claim.id)).map((claim) => claim.id);
  return here.length === 0 ? NOTHING_DENIED : new Set(here);
}
