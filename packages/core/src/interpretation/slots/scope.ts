/** The words after a ban or a verb of permission → all that it covers: the thing or deed, then what bounds it. */

import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import { readThing } from './deeds.ts';
import { readTails } from './tails.ts';

/** Reads from `from` to the clause's end. */
export const readScope = (scene: Scene, draft: Draft, from: number, end: number): void =>
  readTails(scene, draft, readThing(scene, draft, from, end), end);
