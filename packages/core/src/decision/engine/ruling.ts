/** What holds in a cell, in numbers → the ruling that the plain definition gives of it. */
import { type Ruling, rulingFrom } from '../outcome.ts';
import type { Held, RuleTable } from './rule-table.ts';

export function rulingOf({ rules }: RuleTable, { live, falls }: Held): Ruling {
  const defeated = new Map<number, Ruling['defeated'][number]>();
  for (const { rule, by, ground } of falls) {
    const defeat = { by: rules[by]!, ground };
    const known = defeated.get(rule);
    if (known) known.by.push(defeat);
    else defeated.set(rule, { rule: rules[rule]!, by: [defeat] });
  }
  return rulingFrom(
    live.map((rule) => rules[rule]!),
    [...defeated.values()],
  );
}
