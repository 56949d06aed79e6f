/**
 * The runs of a page and the rules' first opinion → sums over each element and over all elements that look alike: how
 * much text, how much of it linked, in sentences, or held to be of the story. The core is the element whose paragraphs
 * hold most.
 */

import type { Run } from '../runs.ts';
import type { Container } from './scan-html.ts';

/** What the sums ask of a run. */
export type Weighed = { run: Run; inStory: boolean };

/** Five numbers side by side: runs, letters, linked letters, letters of sentences, runs of the story. */
export type Sums = Float64Array;
export const [RUNS, LETTERS, LINKED, SENTENCES, STORY] = [0, 1, 2, 3, 4];
const WIDTH = 5;

export type PageSums = {
  /** By container, with all that stands in it. */
  boxes: Sums;
  /** Over all elements of the same tag and class; and of the same in a parent of the same. */
  kinds: Sums;
  nestedKinds: Sums;
  /** By run, where its kind begins in `kinds` and in `nestedKinds`. */
  kindAt: Int32Array;
  nestedAt: Int32Array;
  core: number;
  depth: Int32Array;
  /** By container: the nearest one around it that also holds the core. */
  meeting: Int32Array;
  total: number;
  story: number;
  storyRuns: number;
};

/** Where the sums of a container begin in `boxes`. */
export const boxAt = (container: number): number => container * WIDTH;

export function sumsOf(containers: readonly Container[], weighed: readonly Weighed[]): PageSums {
  const boxes = new Float64Array(containers.length * WIDTH);
  const kinds = new Float64Array(containers.length * WIDTH);
  const nestedKinds = new Float64Array(containers.length * WIDTH);
  const kindAt = new Int32Array(weighed.length);
  const nestedAt = new Int32Array(weighed.length);
  const under = new Float64Array(containers.length);
  const kindIds = kindsOf(containers);
  const nested = new Map<number, number>();
  let [total, story, storyRuns] = [0, 0, 0];
  for (let i = 0; i < weighed.length; i++) {
    const { run, inStory } = weighed[i]!;
    const c = run.container;
    const { parent } = containers[c]!;
    const pair = kindIds[parent]! * containers.length + kindIds[c]!;
    let nestedId = nested.get(pair);
    if (nestedId === undefined) {
      nestedId = nested.size;
      nested.set(pair, nestedId);
    }
    kindAt[i] = kindIds[c]! * WIDTH;
    nestedAt[i] = nestedId * WIDTH;
    add(kinds, kindAt[i]!, run, inStory);
    add(nestedKinds, nestedAt[i]!, run, inStory);
    add(boxes, boxAt(c), run, inStory);
    under[c]! += run.sentenceLetters * OWN_TEXT;
    if (inStory && parent !== c) under[parent]! += run.sentenceLetters;
    total += run.sentenceLetters;
    if (!inStory) continue;
    story += run.sentenceLetters;
    storyRuns++;
  }
  for (let c = containers.length - 1; c > 0; c--) {
    const [from, into] = [boxAt(c), boxAt(containers[c]!.parent)];
    for (let k = 0; k < WIDTH; k++) boxes[into + k]! += boxes[from + k]!;
  }
  let core = 0;
  for (let c = 1; c < under.length; c++) if (under[c]! > under[core]!) core = c;
  return {
    ...{ boxes, kinds, nestedKinds, kindAt, nestedAt, core },
    ...ways(containers, core),
    total: Math.max(1, total),
    story,
    storyRuns,
  };
}

/** Text directly in an element counts a little less than paragraphs under it. */
const OWN_TEXT = 0.9;

/** Elements of one tag and class share a number. */
function kindsOf(containers: readonly Container[]): Int32Array {
  const byTag = new Map<string, Map<string, number>>();
  const kinds = new Int32Array(containers.length);
  let count = 0;
  for (let c = 0; c < containers.length; c++) {
    const { tag, names } = containers[c]!;
    let byNames = byTag.get(tag);
    if (byNames === undefined) {
      byNames = new Map();
      byTag.set(tag, byNames);
    }
    let kind = byNames.get(names);
    if (kind === undefined) {
      kind = count++;
      byNames.set(names, kind);
    }
    kinds[c] = kind;
  }
  return kinds;
}

function ways(containers: readonly Container[], core: number): { depth: Int32Array; meeting: Int32Array } {
  const depth = new Int32Array(containers.length);
  const around = new Uint8Array(containers.length);
  for (let c = core; ; c = containers[c]!.parent) {
    around[c] = 1;
    if (c === 0) break;
  }
  const meeting = new Int32Array(containers.length);
  for (let c = 1; c < containers.length; c++) {
    const { parent } = containers[c]!;
    depth[c] = depth[parent]! + 1;
    meeting[c] = around[c] === 1 ? c : meeting[parent]!;
  }
  return { depth, meeting };
}

function add(sums: Sums, at: number, run: Run, inStory: boolean): void {
  sums[at + RUNS]! += 1;
  sums[at + LETTERS]! += run.text.length;
  sums[at + LINKED]! += run.linkedLetters;
  sums[at + SENTENCES]! += run.sentenceLetters;
  if (inStory) sums[at + STORY]! += 1;
}
