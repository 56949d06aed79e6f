/** A ledger and one of its policies → the engine that answers over them. Neither ever changes, so it is opened once. */
import { type Engine, openEngine } from '@proviso/core/decision';
import type { Ledger } from '@proviso/core/record';
import type { Policy } from '@proviso/core/vocabulary';

const ENGINES = new WeakMap<Ledger, WeakMap<Policy, Engine>>();

export function engineOver(ledger: Ledger, policy: Policy): Engine {
  const engines = ENGINES.get(ledger) ?? new WeakMap<Policy, Engine>();
  ENGINES.set(ledger, engines);
  const known = engines.get(policy);
  if (known) return known;
  const opened = openEngine(policy, ledger.claims);
  engines.set(policy, opened);
  return opened;
}
