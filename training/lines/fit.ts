/**
 * Windows of labelled lines → the weights of `line-story.ts`. What a later step learns from an earlier one (word counts,
 * the first look's beliefs, the least belief) is taken from parts of the windows that the earlier step did not see.
 */
import { furnitureIn } from '../../packages/core/src/reading/cues/cues.ts';
import { oddsOf } from '../../packages/core/src/reading/forest.ts';
import type { FeatureLine } from '../../packages/core/src/reading/plain/line-features.ts';
import {
  besideIn,
  FIRST_WIDTH,
  firstRows,
  type LineWeights,
  SECOND_WIDTH,
  secondRows,
  wordKeys,
} from '../../packages/core/src/reading/plain/line-story.ts';
import { boost, type Settings, type Table } from '../boost.ts';
import { forestOf } from './forest-of.ts';
import { foldOf, type Window } from './windows.ts';

const FIRST: Settings = {
  rounds: 120,
  leaves: 10,
  rate: 0.1,
  leastRows: 30,
  restraint: 5,
  seed: 12345,
  rowShare: 0.7,
  featureShare: 0.4,
};
const SECOND: Settings = {
  rounds: 60,
  leaves: 8,
  rate: 0.1,
  leastRows: 40,
  restraint: 5,
  seed: 12345,
  rowShare: 0.7,
  featureShare: 0.5,
};
/** The share of story lines that the chosen beliefs may lose, on pages held out in turn. */
export const MAY_LOSE = 0.03;
const PARTS = 3;
/** A page of this many lines weighs as much as a shorter one; longer ones gain by the root only. */
const PAGE_LINES = 30;

/** `isMeasure`: the least belief is chosen on it. */
export type Weighed = { window: Window; lines: FeatureLine[]; weight: number; isMeasure: boolean };

export const weighed = (window: Window, weight: number, isMeasure = false): Weighed => ({
  isMeasure,
  window,
  lines: cuedLines(window.lines),
  weight: weight * Math.sqrt(PAGE_LINES / Math.max(PAGE_LINES, window.lines.length)),
});

function cuedLines(lines: readonly string[]): FeatureLine[] {
  const cues = furnitureIn(
    lines.map((text) => ({ text, fresh: true })),
    true,
  );
  return lines.map((text, i) => ({ text, cue: cues[i]! }));
}

/** `mayLose`: the share of story lines that may be taken for something else, on windows held out in turn. */
export function fit(items: readonly Weighed[], mayLose: number): LineWeights {
  const part = items.map(({ window }) => foldOf(window.site, PARTS, 'part'));
  const parts = Array.from({ length: PARTS }, (_, p) => p);
  const without = (p: number) => items.filter((_, i) => part[i] !== p);
  const wordsWithout = parts.map((p) => countWords(without(p)));
  const rows = items.map(({ lines }, i) => firstRows(lines, wordsWithout[part[i]!]!));
  const firstOf = (keep: (i: number) => boolean) =>
    forestOf(boost(tableOf(items, rows, FIRST_WIDTH, keep), FIRST));
  const firstWithout = parts.map((p) => firstOf((i) => part[i] !== p));
  const again = rows.map((own, i) => secondRows(own, oddsOf(firstWithout[part[i]!]!, own, FIRST_WIDTH)));
  const secondOf = (keep: (i: number) => boolean) =>
    forestOf(boost(tableOf(items, again, SECOND_WIDTH, keep), SECOND));
  const secondWithout = parts.map((p) => secondOf((i) => part[i] !== p));
  const heldOut = items.flatMap((item, i) =>
    item.isMeasure ? [{ item, odds: oddsOf(secondWithout[part[i]!]!, again[i]!, SECOND_WIDTH) }] : [],
  );
  return {
    words: countWords(items),
    first: firstOf(() => true),
    second: secondOf(() => true),
    least: leastBelief(heldOut, mayLose),
  };
}

/**
 * The log of how much oftener a word stands in the story than beside it, times ten, counted once a page. What stands on few sites beside the dated
 * ones is news, and passes.
 */
function countWords(items: readonly Weighed[]): Record<string, number> {
  const seen = new Map<string, { inStory: number; beside: number; sites: Set<string> }>();
  for (const { window, weight } of items) {
    const own = new Map<string, { inStory: boolean; key: string }>();
    for (const [i, text] of window.lines.entries())
      for (const key of wordKeys(text))
        own.set(`${key} ${window.gold[i]}`, { key, inStory: window.gold[i]! });
    for (const { key, inStory } of own.values()) {
      const entry = seen.get(key) ?? { inStory: 0, beside: 0, sites: new Set<string>() };
      if (inStory) entry.inStory += weight;
      else entry.beside += weight;
      if (!window.isDated) entry.sites.add(window.site);
      seen.set(key, entry);
    }
  }
  const words: Record<string, number> = {};
  for (const [key, { inStory, beside, sites }] of seen) {
    const value = Math.round(10 * Math.log((inStory + 1) / (beside + 1)));
    if (sites.size >= LEAST_SITES && Math.abs(value) >= LEAST_VALUE) words[key] = value;
  }
  return words;
}

const LEAST_SITES = 5;
const LEAST_VALUE = 6;

function tableOf(
  items: readonly Weighed[],
  rows: readonly Float32Array[],
  width: number,
  keep: (i: number) => boolean,
): Table {
  const chosen = items.map((_, i) => i).filter(keep);
  const count = chosen.reduce((sum, i) => sum + items[i]!.lines.length, 0);
  const table = {
    values: new Float32Array(count * width),
    width,
    labels: new Uint8Array(count),
    weights: new Float32Array(count),
  };
  let at = 0;
  for (const i of chosen) {
    table.values.set(rows[i]!, at * width);
    for (const isStory of items[i]!.window.gold) {
      table.labels[at] = Number(isStory);
      table.weights[at++] = items[i]!.weight;
    }
  }
  return table;
}

/** The pair of least beliefs by which most lines come out right while no more than `mayLose` of the story is lost. */
function leastBelief(
  heldOut: readonly { item: Weighed; odds: Float64Array }[],
  mayLose: number,
): LineWeights['least'] {
  const pages = heldOut.map(({ item, odds }) => ({
    lines: item.lines,
    gold: item.window.gold,
    beliefs: Array.from(odds, (value) => 1 / (1 + Math.exp(-value))),
  }));
  const story = pages.reduce((sum, { gold }) => sum + gold.filter(Boolean).length, 0);
  let best = { least: { prose: LEAST_STEPS[0]!, other: LEAST_STEPS[0]! }, right: -1 };
  for (const prose of LEAST_STEPS)
    for (const other of LEAST_STEPS.filter((step) => step >= prose)) {
      let [right, lost] = [0, 0];
      for (const { lines, gold, beliefs } of pages) {
        const beside = besideIn(lines, beliefs, { prose, other });
        for (const [i, isStory] of gold.entries()) {
          const taken = lines[i]!.cue === null && !beside[i];
          if (taken === isStory) right++;
          else if (isStory) lost++;
        }
      }
      if (lost <= story * mayLose && right > best.right) best = { least: { prose, other }, right };
    }
  return best.least;
}

const LEAST_STEPS = [0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
