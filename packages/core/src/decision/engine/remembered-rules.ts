/**
 * Families of claims, read one way → their rules. A family that was seen before, with the same claims, is not worked
 * through again: most are the same on both sides of an answer, in every reading, and on the days before.
 */
import type { Policy, RecordedClaim } from '../../vocabulary/index.ts';
import type { Near } from '../near.ts';
import type { Reading } from '../readings.ts';
import type { Rule } from '../rule.ts';
import { rulesFrom } from '../rules.ts';

export type RememberedRules = {
  of: (family: readonly RecordedClaim[], denied: Reading) => readonly Rule[];
  known: ReadonlyMap<string, Remembered>;
};

type Remembered = { family: readonly RecordedClaim[]; rules: readonly Rule[] };

/** `before`: what was remembered of the claims until one more came. */
export function rememberedRules(policy: Policy, near: Near, before: RememberedRules | null): RememberedRules {
  const known = new Map<string, Remembered>();
  // Not all of `before`, which would hold what was before itself.
  const earlier = before?.known;
  return {
    known,
    of(family, denied) {
      const key = `${family.map((claim) => claim.id).join('\n')}\n\n${[...denied].sort().join('\n')}`;
      const found = known.get(key) ?? earlier?.get(key);
      const same = found?.family.every((claim, i) => claim === family[i]) ? found : null;
      const now = same ?? { family, rules: rulesFrom(policy, family, denied, near) };
      known.set(key, now);
      return now.rules;
    },
  };
}
