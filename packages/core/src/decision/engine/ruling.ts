/** What holds in a cell, in numbers → the ruling that the plain definition gives of it. */
import { type Ruling, rulingFrom } from '../outcome.ts';
import { GROUNDS } from './grounds.ts';
import type { RuleTable } from './rule-table.ts';

export function rulingOf({ policy, inRow: rules, held }: RuleTable): Ruling {
  const defeated = new Map<number, Ruling['defeated'][number]>();
  for (let i = 0; i < held.falls; i++) {
    const fallen = held.fallen[i]!;
    const defeat = { by: rules[held.by[i]!]!, ground: GROUNDS[held.ground[i]!]! };
    const known = defeated.get(fallen);
    if (known) known.by.push(defeat);
    else defeated.set(fallen, { rule: rules[fallen]!, by: [defeat] });
  }
  return rulingFrom(
    policy,
    Array.from(held.live.subarray(0, held.lives), (rule) => rules[rule]!),
    [...defeated.values()],
  );
}
