/**
 * A page's runs, with their places and the rules' first opinion → one row of numbers a run, for the scorer. Nothing is
 * weighed here; each number tells of the text, of what stands around it, or of how such elements are used on the page.
 */

import type { Run } from '../runs.ts';
import { type Shape, shapeOf, tellingIn, wordsOfTitle } from '../text-shape.ts';
import { type PageSums, type Sums, sumsOf } from './block-sums.ts';
import { HINT } from './hints.ts';
import type { Place } from './region.ts';
import type { Container } from './scan-html.ts';

/** `reason` is the rule that spoke, as a number of `opinion.ts`. */
export type Judged = { run: Run; place: Place; inStory: boolean; reason: number };

/** What the page says of itself; `headline` is an index of the runs, or -1. */
export type PageWords = { title: string; description: string; headline: number };

const listed = (names: string): string[] => names.split(' ');

const TAGS = listed('p div li td tr blockquote figcaption pre h1 h2 h3 h4 span section');
const AWAY = listed('comments aside page away');
const HINTS = ['away', 'body', 'byline', 'date', 'caption', 'standfirst', 'embed', 'comments'] as const;
const AROUND = [-3, -2, -1, 1, 2, 3];
const SHAPE = listed(
  'words letters digits upper capitals commas stops ideographs lines stop colon ellipsis question lowerStart quoteStart bar copyright address brackets',
) as (keyof Shape)[];
const NONE = 99;
const HINTS_ABOVE = 3;

/** What each number of a row is, in order. */
export const FEATURES: readonly string[] = [
  'length',
  ...SHAPE,
  ...listed('you act rights link wordLength linked bold italic sentence repeated inTitle inDescription'),
  ...listed(
    'tag heading quote list caption table footer awayFrom inByline inDate inStandfirst inRegion inStory reason',
  ),
  ...HINTS.flatMap((hint) => [`${hint}Hint`, `${hint}Above`]),
  ...listed('kind nested box outer third').flatMap((of) =>
    listed('Runs Mean Linked Sentences Mass Story').map((sum) => of + sum),
  ),
  ...listed('coreUp coreDown depth inCore at fromHeadline lettersFromHeadline fromFirst toLast before after'),
  ...listed('toOther fromOther toSentence fromSentence fromHeading headingReason headingLevel'),
  ...AROUND.flatMap((o) => listed('length linked story stop same reason').map((name) => name + o)),
  ...listed('pageRuns pageStory pageShare storyRuns'),
];

/** Rows for the runs `from` and after; what lies farther from the rules' story is not asked about. */
export type Rows = { from: number; values: Float32Array };

const [RUNS_BEFORE, RUNS_AFTER] = [20, 40];

export function featuresOf(
  containers: readonly Container[],
  judged: readonly Judged[],
  words: PageWords,
): Rows {
  const page = pageOf(containers, judged, words);
  const from = Math.max(0, page.first - RUNS_BEFORE);
  const end = page.first < 0 ? from : Math.min(judged.length, page.last + RUNS_AFTER + 1);
  const values = new Float32Array((end - from) * FEATURES.length);
  let at = 0;
  const put = (value: number) => {
    values[at++] = value;
  };
  for (let i = from; i < end; i++) {
    putText(page, i, put);
    putPlace(page, i, put);
    putSums(page, i, put);
    putPosition(page, i, put);
    putNeighbours(page, i, put);
    put(judged.length);
    put(page.sums.story);
    put(page.sums.story / page.sums.total);
    put(page.sums.storyRuns);
  }
  return { from, values };
}

type Page = ReturnType<typeof pageOf>;
type Put = (value: number) => void;

function shapeAt({ judged, shapes }: Page, i: number): Shape {
  shapes[i] ??= shapeOf(judged[i]!.run.text);
  return shapes[i];
}

function pageOf(containers: readonly Container[], judged: readonly Judged[], words: PageWords) {
  const sums = sumsOf(containers, judged);
  const repeated = new Map<string, number>();
  for (const { run } of judged) repeated.set(run.text, (repeated.get(run.text) ?? 0) + 1);
  return {
    containers,
    judged,
    sums,
    repeated,
    headline: words.headline,
    shapes: new Array<Shape | undefined>(judged.length),
    title: wordsOfTitle(words.title),
    description: wordsOfTitle(words.description),
    ...positionsOf(judged, sums),
  };
}

function positionsOf(judged: readonly Judged[], { sentences }: PageSums) {
  const n = judged.length;
  const lettersBefore = new Float64Array(n + 1);
  const storyBefore = new Float64Array(n + 1);
  const headingBefore = new Int32Array(n + 1).fill(-1);
  for (let i = 0; i < n; i++) {
    const { run, place, inStory } = judged[i]!;
    lettersBefore[i + 1] = lettersBefore[i]! + run.text.length;
    storyBefore[i + 1] = storyBefore[i]! + (inStory ? sentences[i]! : 0);
    headingBefore[i + 1] = place.heading > 0 ? i : headingBefore[i]!;
  }
  return {
    lettersBefore,
    storyBefore,
    headingBefore,
    first: judged.findIndex(({ inStory }) => inStory),
    last: judged.findLastIndex(({ inStory }) => inStory),
    toOther: distances(n, 1, (i) => !judged[i]!.inStory),
    fromOther: distances(n, -1, (i) => !judged[i]!.inStory),
    toSentence: distances(n, 1, (i) => sentences[i]! > 0),
    fromSentence: distances(n, -1, (i) => sentences[i]! > 0),
  };
}

/** How many runs lie between each run and the nearest after it (1) or before it (-1) that `holds`. */
function distances(n: number, direction: 1 | -1, holds: (i: number) => boolean): Int32Array {
  const out = new Int32Array(n);
  let since = NONE;
  for (let k = 0; k < n; k++) {
    const i = direction === 1 ? n - 1 - k : k;
    out[i] = since;
    since = holds(i) ? 1 : Math.min(NONE, since + 1);
  }
  return out;
}

function putText(page: Page, i: number, put: Put): void {
  const { judged, sums, repeated, title, description } = page;
  const { run } = judged[i]!;
  const shape = shapeAt(page, i);
  const length = Math.max(1, run.text.length);
  put(run.text.length);
  for (let k = 0; k < SHAPE.length; k++) put(PER_LETTER[k] ? shape[SHAPE[k]!] / length : shape[SHAPE[k]!]);
  const told = tellingIn(run.text, title, description);
  put(told.you);
  put(told.act);
  put(told.rights);
  put(told.link);
  put(shape.letters / Math.max(1, shape.words));
  put(run.linkedLetters / length);
  put(run.boldLetters / length);
  put(run.italicLetters / length);
  put(sums.sentences[i]!);
  put(repeated.get(run.text)!);
  const words = Math.max(1, told.words);
  put(told.inFirst / words);
  put(told.inSecond / words);
}

const PER_LETTER = SHAPE.map((name) => ['digits', 'upper', 'capitals', 'ideographs'].includes(name));

function putPlace({ containers, judged }: Page, i: number, put: Put): void {
  const { run, place, inStory, reason } = judged[i]!;
  const { tag, hints, parent } = containers[run.container]!;
  put(TAGS.indexOf(tag) + 1);
  put(place.heading);
  put(Number(place.quote));
  put(Number(place.list));
  put(Number(place.caption));
  put(Number(place.table));
  put(Number(place.footer));
  put(place.away === null ? 0 : AWAY.indexOf(place.away) + 1);
  put(Number(place.byline));
  put(Number(place.date));
  put(Number(place.standfirst));
  put(Number(place.inRegion));
  put(Number(inStory));
  put(reason);
  let above = 0;
  for (let c = parent, k = 0; k < HINTS_ABOVE && c > 0; c = containers[c]!.parent, k++)
    above |= containers[c]!.hints;
  for (const hint of HINTS) {
    put(Number((hints & HINT[hint]) !== 0));
    put(Number((above & HINT[hint]) !== 0));
  }
}

function putSums({ containers, judged, sums }: Page, i: number, put: Put): void {
  const c = judged[i]!.run.container;
  const first = containers[c]!.parent;
  const second = containers[first]!.parent;
  const third = containers[second]!.parent;
  const five: Sums[] = [
    sums.kinds[i]!,
    sums.nestedKinds[i]!,
    sums.boxes[first]!,
    sums.boxes[second]!,
    sums.boxes[third]!,
  ];
  for (const { runs, letters, linked, sentences, story } of five) {
    put(runs);
    put(letters / Math.max(1, runs));
    put(linked / Math.max(1, letters));
    put(sentences / Math.max(1, letters));
    put(sentences / sums.total);
    put(story / Math.max(1, runs));
  }
  const meeting = sums.meeting[c]!;
  put(sums.depth[sums.core]! - sums.depth[meeting]!);
  put(sums.depth[c]! - sums.depth[meeting]!);
  put(sums.depth[c]!);
  put(Number(meeting === sums.core));
}

function putPosition(page: Page, i: number, put: Put): void {
  const { judged, sums, headline, lettersBefore, storyBefore, first, last } = page;
  put(i / judged.length);
  put(headline < 0 ? -1000 : i - headline);
  put(headline < 0 || i < headline ? -1 : lettersBefore[i]! - lettersBefore[headline]!);
  put(first < 0 ? -1000 : i - first);
  put(last < 0 ? -1000 : last - i);
  put(storyBefore[i]! / Math.max(1, sums.story));
  put(sums.story - storyBefore[i]!);
  put(page.toOther[i]!);
  put(page.fromOther[i]!);
  put(page.toSentence[i]!);
  put(page.fromSentence[i]!);
  const heading = page.headingBefore[i]!;
  put(heading < 0 ? -1 : i - heading);
  put(heading < 0 ? -1 : judged[heading]!.reason);
  put(heading < 0 ? 0 : judged[heading]!.place.heading);
}

function putNeighbours(page: Page, i: number, put: Put): void {
  const { judged, sums } = page;
  for (const offset of AROUND) {
    const other = judged[i + offset];
    put(other ? other.run.text.length : -1);
    put(other ? other.run.linkedLetters / Math.max(1, other.run.text.length) : -1);
    put(other ? Number(other.inStory) : -1);
    put(other ? shapeAt(page, i + offset).stop : -1);
    put(other ? Number(sums.kinds[i + offset] === sums.kinds[i]) : -1);
    put(other ? other.reason : -1);
  }
}
