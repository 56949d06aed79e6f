/** A name run → the whole name of a body, where it is one: "Department | of Veterans Affairs", "the Daily Courier". */
import type { Run, Scene } from '../scene.ts';
import bodyWords from './bodies.json' with { type: 'json' };
import { isAcronym, isCapital, isGiven, isTitle, type NameRun } from './name-runs.ts';

const PRESSES = new Set(bodyWords.presses);
const BODIES = new Set([...bodyWords.bodies, ...bodyWords.presses]);
const LINKS = /^(?:of|for|on|and|to|in|the|a|&)$/i;

/** Over links to the next capital, where a word before them names a body. */
export function wholeName(scene: Scene, run: NameRun): Run {
  const { tokens } = scene;
  const limit = scene.sentenceOf(run.first).endToken;
  const proper = (n: number) => n < limit && isCapital(tokens[n]!.text) && tokens[n]!.pos === 'PROPN';
  const headed = (n: number) => BODIES.has(tokens[n - 1]!.text.toLowerCase());
  let end = run.end;
  while (end < limit) {
    if (proper(end)) end++;
    else if (
      !LINKS.test(tokens[end]!.text) ||
      (/^(?:and|in|on|to)$/i.test(tokens[end]!.text) && !headed(end))
    )
      break;
    else {
      let n = end;
      while (n < end + 3 && n < limit && LINKS.test(tokens[n]!.text)) n++;
      if (!proper(n) || !hasBodyWord(scene, { first: run.titled, end })) break;
      end = n + 1;
    }
  }
  return {
    first: hasBodyWord(scene, { first: run.first, end }) ? coloured(scene, run.titled) : run.titled,
    end,
  };
}

/** "Democratic | National Committee", "Ohio | State Police": back over what the tagger took for an adjective or a place. */
function coloured({ tokens, sentenceOf }: Scene, first: number): number {
  const { firstToken } = sentenceOf(first);
  let start = first;
  while (
    start > firstToken &&
    isCapital(tokens[start - 1]!.text) &&
    /^(?:ADJ|PROPN)$/.test(tokens[start - 1]!.pos)
  )
    start--;
  return start;
}

export function isBodyName(scene: Scene, run: Run): boolean {
  const parts = scene.tokens.slice(run.first, run.end).map((t) => t.text);
  if (hasBodyWord(scene, run) || parts.every(isAcronym)) return true;
  const before = scene.tokens[run.first - 1]?.text.toLowerCase();
  const alone = scene.tokens[run.end]?.pos !== 'NOUN';
  return before === 'the' && alone && !parts.some((part) => isGiven(part) || isTitle(part));
}

export const isPress = (scene: Scene, run: Run): boolean =>
  scene.tokens.slice(run.first, run.end).some((t) => PRESSES.has(t.text.toLowerCase()));

const hasBodyWord = (scene: Scene, run: Run) =>
  scene.tokens.slice(run.first, run.end).some((t) => BODIES.has(t.text.toLowerCase()));
