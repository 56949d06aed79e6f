/** A draft and some words → whether any of its slots already holds a part of them. */
import type { Draft } from '../draft.ts';
import { type Run, runOf, type Scene } from '../scene.ts';

export const isTold = (scene: Scene, draft: Draft, run: Run): boolean =>
  Object.values(draft.slots).some((slot) => {
    const told = slot && !slot.inferred ? runOf(scene, slot) : null;
    return told !== null && told.first < run.end && run.first < told.end;
  });
