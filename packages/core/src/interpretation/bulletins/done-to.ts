/**
 * A verb and what it is done to → the move, where that is a rule, or trade, travel and places that a rule is about: "was
 * cancelled" lifts a curfew and forbids an event.
 */
import type { Move } from '../../vocabulary/index.ts';
import { headOf } from '../grammar/noun-phrase.ts';
import { actsAt, effectsAt, isActivity } from '../lexicon.ts';
import { type Effect, moveOf } from '../moves/polarity.ts';
import type { Run, Scene } from '../scene.ts';
import { isDoor } from './doors.ts';
import { stands } from './standing.ts';

const CHANGES: ReadonlySet<Effect> = new Set<Effect>([
  'end',
  'weaken',
  'strengthen',
  'extend',
  'again',
  'pause',
]);

export function moveDoneTo(scene: Scene, at: number, thing: Run | null): Move | null {
  const effect = effectsAt(scene, at).find((told) => CHANGES.has(told.effect))?.effect;
  if (!effect) return null;
  if (actsAt(scene, at).some(({ act }) => act === 'limit')) return 'impose';
  const isRule = thing === null || stands(scene, thing);
  const dealing = !isRule && (isDoor(scene, thing) || isActivity(scene.low[headOf(scene, thing)]));
  return (dealing ? moveOf(effect, 'activity') : null) ?? moveOf(effect, 'restriction');
}
