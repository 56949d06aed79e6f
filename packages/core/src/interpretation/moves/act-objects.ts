/** What a verb that forbids, frees, stops or closes is done to → what kind of thing it is: a trade, a place, a service, an amount. */

import type { VerbGroup } from '../grammar/verb-group.ts';
import {
  isActivity,
  isFreezable,
  isMover,
  isPeople,
  isPlaceNoun,
  isService,
  isTrade,
  verbOf,
} from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import roles from '../telling/roles.json' with { type: 'json' };

/** "Capped *at 60 dollars*", "limited *to three bags*". */
export const isAtLevel = (scene: Scene, at: number): boolean =>
  /^(?:at|to)$/.test(scene.low[at] ?? '') &&
  (scene.tokens[at + 1]?.pos === 'NUM' || /^(?:\$|€|£)$/.test(scene.low[at + 1] ?? ''));

const ADMISSIONS = new Set(roles.admissions);
export const admits = (word: string | undefined): boolean => ADMISSIONS.has(word ?? '');
/** "Refused *entry*". */
export const isAdmission = (scene: Scene, at: number): boolean =>
  scene.low.slice(at, at + 3).some((w) => ADMISSIONS.has(w));

const SEALED = new Set(roles.sealed);
/** A place with a name of its own: "Leicester was locked down". */
export const mayBeLockedDown = (scene: Scene, verbEnd: number, head: number): boolean =>
  SEALED.has(scene.low[verbEnd - 1]!) && (isPlaceNoun(scene.low[head]) || scene.entityAt(head) !== undefined);

/** "Froze the assets", "blocked the app", "phased out gas stoves": things that are stopped and are no deed. */
export function stopsThing(
  scene: Scene,
  word: string,
  verbEnd: number,
  group: VerbGroup,
  maker: 'issuer' | 'other' | null,
): boolean {
  const verb = scene.low.slice(group.first, verbEnd).flatMap(verbOf);
  if (verb.includes('freeze')) return isFreezable(word) && (group.passive || maker === 'issuer');
  if (verb.some((v) => BLOCKS.has(v))) return isService(word) && (group.passive || maker === 'issuer');
  return verb.includes('phase') && maker === 'issuer';
}
const BLOCKS = new Set(['block', 'suspend', 'ban', 'throttle', 'take', 'pull']);

/** "Fishing grounds have been closed *to all boats*". */
export const isClosedTo = (scene: Scene, at: number): boolean =>
  scene.low[at] === 'to' &&
  scene.low.slice(at + 1, at + 5).some((w) => isPeople(w) || isMover(w) || w === 'traffic');

/** "Stop *issuing* visas", "halted *buying* oil". */
const DEALING = new Set(roles.dealing);
export const isDealing = (word: string | undefined): boolean => DEALING.has(word ?? '');
const TERMS = new Set(roles.terms);
/** "Indefinitely", "until Friday": what is stopped by rule has its term. */
export const hasTerm = (scene: Scene, at: number): boolean =>
  scene.low.slice(at, at + 6).some((w) => TERMS.has(w));

export const isTradeOrTravel = (scene: Scene, run: Run) =>
  scene.low.slice(run.first, run.end).some((w) => isTrade(w));
export const hasActivity = (scene: Scene, run: Run) => {
  for (let i = run.first; i < run.end; i++) if (isActivity(scene.low[i])) return true;
  return false;
};
