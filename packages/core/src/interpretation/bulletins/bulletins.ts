/** Sentences → drafts that no pass over rules' nouns and verbs of forbidding took: the ways of notes and bulletins. */
import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import { amounts } from './amounts.ts';
import { bidden } from './bidden.ts';
import { doors } from './doors.ts';
import { endings } from './endings.ts';
import { existing } from './existing.ts';
import { extensions } from './extensions.ts';
import { noteChanges } from './note-changes.ts';
import { takenUp } from './taken-up.ts';
import { titles } from './titles.ts';
import { widenings } from './widenings.ts';

type Pass = (scene: Scene, taken: ReadonlySet<number>) => Draft[];
/** In order; each leaves alone what one before it took. */
const PASSES: readonly Pass[] = [
  extensions,
  endings,
  takenUp,
  existing,
  amounts,
  doors,
  widenings,
  noteChanges,
  titles,
  bidden,
];

export function bulletins(scene: Scene, told: readonly Draft[]): Draft[] {
  const taken = new Set<number>();
  const take = (drafts: readonly Draft[]) => {
    for (const { anchor } of drafts) for (let i = anchor.first; i < anchor.end; i++) taken.add(i);
  };
  take(told);
  return PASSES.flatMap((pass) => {
    const drafts = pass(scene, taken);
    take(drafts);
    return drafts;
  });
}
