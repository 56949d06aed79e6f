/** What a policy's claims make conditions of → the facts that may be asked about, each with the bounds that are told. */
import type { Ledger } from '../record/index.ts';
import type { Constraint, Policy } from '../vocabulary/index.ts';

/** `bounds` as a person types them: "490 USD/t". */
export type AskedFact = { fact: string; bounds: string[] };

export function askedFacts(ledger: Ledger, policy: Policy): AskedFact[] {
  const constraints = ledger.claims
    .filter((claim) => claim.policy === policy.id)
    .flatMap((claim) => claim.constraints);
  return [...Map.groupBy(constraints, ({ fact }) => fact)].map(([fact, its]) => ({
    fact,
    bounds: [...new Set(its.flatMap(boundsOf))],
  }));
}

const boundsOf = ({ from, to }: Constraint): string[] =>
  [from, to].flatMap((bound) => (bound ? [`${bound.value} ${bound.unit}`.trim()] : []));
