/**
 * What is done × what it is done to → the move. The polarity is the restriction's, not the verb's: what ends a permit
 * restricts, what halts exports restricts too, and a limit on an amount binds more the lower it stands.
 */
import type { Move } from '../../vocabulary/index.ts';
import polarity from './polarity.json' with { type: 'json' };

/** What a verb or an event's noun does; `close`, `open`, `limit`, `forbid` and `lift` are done to activities and places. */
export type Effect =
  | 'start'
  | 'announce'
  | 'pass'
  | 'again'
  | 'end'
  | 'weaken'
  | 'strengthen'
  | 'extend'
  | 'pause'
  | 'keep'
  | 'refuse'
  | 'replace'
  | 'close'
  | 'open'
  | 'limit'
  | 'forbid'
  | 'lift';
export type Polarity = 'restriction' | 'permission' | 'activity';

export function moveOf(effect: Effect, on: Polarity): Move | null {
  const table: Partial<Record<Effect, string>> = polarity[on];
  return (table[effect] as Move | undefined) ?? null;
}

/** What ends a move, or takes it back. */
export const inverseOf = (move: Move): Move => polarity.inverse[move] as Move;

const UP = new Set(polarity.amountsUp);
const DOWN = new Set(polarity.amountsDown);
/** "Raised the limit", "cut the quota": the amount goes up or down; null where a verb tells no amount. */
export const amountGoes = (verbs: readonly string[]): 'up' | 'down' | null =>
  verbs.some((v) => UP.has(v)) ? 'up' : verbs.some((v) => DOWN.has(v)) ? 'down' : null;

const DUTY_NOUNS = new Set(polarity.dutyNouns);
const DUTY_VERBS = new Set(polarity.dutyVerbs);
/** "Introduced export licences": a permit that is brought in binds; only one that is given frees. */
export const bindsAll = (verbs: readonly string[], noun: string): boolean =>
  verbs.some((v) => DUTY_VERBS.has(v)) && DUTY_NOUNS.has(noun);

const ADDED = new Set(polarity.added);
/** More of what was there already: "additional", "stricter". */
export const isAdded = (words: readonly string[]): boolean => words.some((w) => ADDED.has(w));
