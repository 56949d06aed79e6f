/**
 * A store → where each policy's versions and checks stand in the log. Entries never change, so what was looked through
 * once is remembered, and only what came since is looked at again.
 */
import type { EdtfString } from '@proviso/core/vocabulary';
import type { Store } from './effects.ts';

type Place = { seq: number; recorded: string };
export type PolicyEntries = { versions: Place[]; checks: (Place & { through: EdtfString })[] };
type Seen = { through: number; policies: Map<string, PolicyEntries> };

const seen = new WeakMap<Store, Seen>();

export async function policyEntries(store: Store, policy: string): Promise<PolicyEntries> {
  const known = seen.get(store) ?? { through: 0, policies: new Map() };
  seen.set(store, known);
  const { size } = await store.head();
  const found = new Map<string, PolicyEntries>();
  const of = (id: string): PolicyEntries => {
    const entries = found.get(id) ?? { versions: [], checks: [] };
    found.set(id, entries);
    return entries;
  };
  const after = known.through;
  for await (const { seq, recorded, body } of store.entries({
    after,
    through: size,
    kinds: ['policy', 'check'],
  })) {
    if (body.kind === 'policy') of(body.policy.id).versions.push({ seq, recorded });
    else if (body.kind === 'check') of(body.policy).checks.push({ seq, recorded, through: body.through });
  }
  // Another call was quicker: what it remembers is not to be remembered twice.
  if (known.through !== after) return policyEntries(store, policy);
  for (const [id, { versions, checks }] of found) {
    const before = known.policies.get(id) ?? { versions: [], checks: [] };
    known.policies.set(id, {
      versions: [...before.versions, ...versions],
      checks: [...before.checks, ...checks],
    });
  }
  known.through = size;
  return known.policies.get(policy) ?? { versions: [], checks: [] };
}
