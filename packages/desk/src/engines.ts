/**
 * A ledger and one of its policies → the engine that answers over them. Neither ever changes, so it is opened once; a
 * ledger that came after another takes over the rules of all claims that what is new does not touch.
 */
import { type Engine, openEngine } from '@proviso/core/decision';
import type { Ledger } from '@proviso/core/record';
import type { Policy } from '@proviso/core/vocabulary';

const ENGINES = new WeakMap<Ledger, WeakMap<Policy, Engine>>();
/** Of each policy the one opened last: a version of a policy is a policy of its own. */
const LATEST = new WeakMap<Policy, Engine>();

export function engineOver(ledger: Ledger, policy: Policy): Engine {
  const engines = ENGINES.get(ledger) ?? new WeakMap<Policy, Engine>();
  ENGINES.set(ledger, engines);
  const known = engines.get(policy);
  if (known) return known;
  const opened = LATEST.get(policy)?.with(ledger.claims) ?? openEngine(policy, ledger.claims);
  engines.set(policy, opened);
  LATEST.set(policy, opened);
  return opened;
}
