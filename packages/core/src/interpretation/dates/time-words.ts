/** A phrase → whether it tells a time or how long: "two weeks", "9 June", "the end of the month". */
import type { Run, Scene } from '../scene.ts';
import words from './time-words.json' with { type: 'json' };

const TIMES = new Set([...words.units, ...words.days, ...words.months]);

export function isTimePhrase(scene: Scene, run: Run): boolean {
  for (let i = run.first; i < run.end; i++)
    if (TIMES.has(scene.low[i]!) && !isNoTime(scene, i, run)) return true;
  return run.end - run.first === 1 && /^(?:19|20)\d\d$/.test(scene.low[run.first]!);
}

/** "May" the modal is no month; "may" in a phrase of one word neither. */
const isNoTime = (scene: Scene, at: number, run: Run) =>
  (scene.low[at] === 'may' || scene.low[at] === 'march' || scene.low[at] === 'second') &&
  run.end - run.first === 1 &&
  scene.tokens[at]!.text === scene.low[at];
