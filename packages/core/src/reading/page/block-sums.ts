/**
 * The runs of a page and the rules' first opinion → sums over each element and over all elements that look alike: how
 * much text, how much of it linked, in sentences, or held to be of the story. The core is the element whose paragraphs
 * hold most.
 */

import type { Run } from '../runs.ts';
import type { Container } from './scan-html.ts';

/** What the sums ask of a run. */
export type Weighed = { run: Run; inStory: boolean };

export type Sums = { runs: number; letters: number; linked: number; sentences: number; story: number };

export type PageSums = {
  /** Letters of sentences, by run. */
  sentences: Float64Array;
  /** By container, with all that stands in it. */
  boxes: Sums[];
  /** By run: over all elements of the same tag and class; and of the same in a parent of the same. */
  kinds: Sums[];
  nestedKinds: Sums[];
  core: number;
  depth: Int32Array;
  /** By container: the nearest one around it that also holds the core. */
  meeting: Int32Array;
  total: number;
  story: number;
  storyRuns: number;
};

export function sumsOf(containers: readonly Container[], weighed: readonly Weighed[]): PageSums {
  const sentences = Float64Array.from(weighed, ({ run }) => run.sentenceLetters);
  const boxes = containers.map(noSums);
  const under = new Float64Array(containers.length);
  const kindIds = kindsOf(containers);
  const byKind = new Map<number, Sums>();
  const byNested = new Map<number, Sums>();
  const kinds: Sums[] = [];
  const nestedKinds: Sums[] = [];
  let [total, story, storyRuns] = [0, 0, 0];
  for (let i = 0; i < weighed.length; i++) {
    const { run, inStory } = weighed[i]!;
    const c = run.container;
    const parent = containers[c]!.parent;
    const kind = at(byKind, kindIds[c]!);
    const nested = at(byNested, kindIds[parent]! * containers.length + kindIds[c]!);
    kinds.push(kind);
    nestedKinds.push(nested);
    add(kind, run, sentences[i]!, inStory);
    add(nested, run, sentences[i]!, inStory);
    add(boxes[c]!, run, sentences[i]!, inStory);
    under[c]! += sentences[i]! * OWN_TEXT;
    if (inStory && parent !== c) under[parent]! += sentences[i]!;
    total += sentences[i]!;
    if (!inStory) continue;
    story += sentences[i]!;
    storyRuns++;
  }
  for (let c = containers.length - 1; c > 0; c--) addSums(boxes[containers[c]!.parent]!, boxes[c]!);
  let core = 0;
  for (let c = 1; c < under.length; c++) if (under[c]! > under[core]!) core = c;
  return {
    sentences,
    boxes,
    kinds,
    nestedKinds,
    core,
    ...ways(containers, core),
    total: Math.max(1, total),
    story,
    storyRuns,
  };
}

/** Text directly in an element counts a little less than paragraphs under it. */
const OWN_TEXT = 0.9;

const noSums = (): Sums => ({ runs: 0, letters: 0, linked: 0, sentences: 0, story: 0 });

/** Elements of one tag and class share a number. */
function kindsOf(containers: readonly Container[]): Int32Array {
  const ids = new Map<string, number>();
  return Int32Array.from(containers, ({ tag, names }) => {
    const name = names === '' ? tag : `${tag} ${names}`;
    let id = ids.get(name);
    if (id === undefined) {
      id = ids.size;
      ids.set(name, id);
    }
    return id;
  });
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

function at(map: Map<number, Sums>, key: number): Sums {
  let sums = map.get(key);
  if (!sums) {
    sums = noSums();
    map.set(key, sums);
  }
  return sums;
}

function add(sums: Sums, { text, linkedLetters }: Run, sentence: number, inStory: boolean): void {
  sums.runs++;
  sums.letters += text.length;
  sums.linked += linkedLetters;
  sums.sentences += sentence;
  if (inStory) sums.story++;
}

function addSums(into: Sums, from: Sums): void {
  into.runs += from.runs;
  into.letters += from.letters;
  into.linked += from.linked;
  into.sentences += from.sentences;
  into.story += from.story;
}
