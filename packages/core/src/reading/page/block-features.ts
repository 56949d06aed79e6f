/**
 * A page's runs, with their places and the rules' first opinion → one row of numbers a run, for the scorer. Nothing is
 * weighed here; each number tells of the text, of what stands around it, or of how such elements are used on the page.
 */

import type { Run } from '../runs.ts';
import { endsInStop, type Shape, shapeOf, tellingIn, wordsOfTitle } from '../text-shape.ts';
import { boxAt, LETTERS, LINKED, RUNS, SENTENCES, STORY, type Sums, sumsOf } from './block-sums.ts';
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
const HINT_BITS = HINTS.map((hint) => HINT[hint]);
const AROUND = [-3, -2, -1, 1, 2, 3];
const SHAPE = listed(
  'words letters digits upper capitals commas stops ideographs lines stop colon ellipsis question lowerStart quoteStart bar copyright address brackets',
);
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

/** A row for each of these runs; what lies farther from the rules' story is not asked about. */
export type Rows = { runs: Int32Array; values: Float32Array };

const [RUNS_BEFORE, RUNS_AFTER] = [20, 40];

/** `asks`: whether a run's row is wanted. */
export function featuresOf(
  containers: readonly Container[],
  judged: readonly Judged[],
  words: PageWords,
  asks: (run: number) => boolean,
): Rows {
  const page = pageOf(containers, judged, words);
  const from = Math.max(0, page.first - RUNS_BEFORE);
  const end = page.first < 0 ? from : Math.min(judged.length, page.last + RUNS_AFTER + 1);
  const asked: number[] = [];
  for (let i = from; i < end; i++) if (asks(i)) asked.push(i);
  const rows = new RowWriter(asked.length);
  for (const i of asked) {
    putText(page, i, rows);
    putPlace(page, i, rows);
    putSums(page, i, rows);
    putPosition(page, i, rows);
    putNeighbours(page, i, rows);
    rows.put(judged.length);
    rows.put(page.sums.story);
    rows.put(page.sums.story / page.sums.total);
    rows.put(page.sums.storyRuns);
  }
  return { runs: Int32Array.from(asked), values: rows.values };
}

class RowWriter {
  readonly values: Float32Array;
  private at = 0;

  constructor(rows: number) {
    this.values = new Float32Array(rows * FEATURES.length);
  }

  put(value: number): void {
    this.values[this.at++] = value;
  }
}

type Page = ReturnType<typeof pageOf>;

/** Whether the run ends in a full stop: asked of each seven times. */
function stopAt({ judged, stops }: Page, i: number): number {
  if (stops[i] === UNASKED) stops[i] = Number(endsInStop(judged[i]!.run.text, STOP_LETTERS));
  return stops[i]!;
}

const UNASKED = 2;
const STOP_LETTERS = 4;

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
    stops: new Uint8Array(judged.length).fill(UNASKED),
    title: wordsOfTitle(words.title),
    description: wordsOfTitle(words.description),
    ...positionsOf(judged),
  };
}

function positionsOf(judged: readonly Judged[]) {
  const n = judged.length;
  const lettersBefore = new Float64Array(n + 1);
  const storyBefore = new Float64Array(n + 1);
  const headingBefore = new Int32Array(n + 1).fill(-1);
  for (let i = 0; i < n; i++) {
    const { run, place, inStory } = judged[i]!;
    lettersBefore[i + 1] = lettersBefore[i]! + run.text.length;
    storyBefore[i + 1] = storyBefore[i]! + (inStory ? run.sentenceLetters : 0);
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
    toSentence: distances(n, 1, (i) => judged[i]!.run.sentenceLetters > 0),
    fromSentence: distances(n, -1, (i) => judged[i]!.run.sentenceLetters > 0),
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

function putText(page: Page, i: number, rows: RowWriter): void {
  const { judged, repeated, title, description } = page;
  const { run } = judged[i]!;
  const shape = shapeOf(run.text);
  const length = Math.max(1, run.text.length);
  rows.put(run.text.length);
  putShape(page, i, shape, rows);
  const told = tellingIn(run.text, title, description);
  rows.put(told.you);
  rows.put(told.act);
  rows.put(told.rights);
  rows.put(told.link);
  rows.put(shape.letters / Math.max(1, shape.words));
  rows.put(run.linkedLetters / length);
  rows.put(run.boldLetters / length);
  rows.put(run.italicLetters / length);
  rows.put(run.sentenceLetters);
  rows.put(repeated.get(run.text)!);
  const words = Math.max(1, told.words);
  rows.put(told.inFirst / words);
  rows.put(told.inSecond / words);
}

/** In the order of `SHAPE`; of some the share of all letters. */
function putShape(page: Page, i: number, shape: Shape, rows: RowWriter): void {
  const length = Math.max(1, page.judged[i]!.run.text.length);
  rows.put(shape.words);
  rows.put(shape.letters);
  rows.put(shape.digits / length);
  rows.put(shape.upper / length);
  rows.put(shape.capitals / length);
  rows.put(shape.commas);
  rows.put(shape.stops);
  rows.put(shape.ideographs / length);
  rows.put(shape.lines);
  rows.put(stopAt(page, i));
  rows.put(shape.colon);
  rows.put(shape.ellipsis);
  rows.put(shape.question);
  rows.put(shape.lowerStart);
  rows.put(shape.quoteStart);
  rows.put(shape.bar);
  rows.put(shape.copyright);
  rows.put(shape.address);
  rows.put(shape.brackets);
}

function putPlace({ containers, judged }: Page, i: number, rows: RowWriter): void {
  const { run, place, inStory, reason } = judged[i]!;
  const { tag, hints, parent } = containers[run.container]!;
  rows.put(TAGS.indexOf(tag) + 1);
  rows.put(place.heading);
  rows.put(Number(place.quote));
  rows.put(Number(place.list));
  rows.put(Number(place.caption));
  rows.put(Number(place.table));
  rows.put(Number(place.footer));
  rows.put(place.away === null ? 0 : AWAY.indexOf(place.away) + 1);
  rows.put(Number(place.byline));
  rows.put(Number(place.date));
  rows.put(Number(place.standfirst));
  rows.put(Number(place.inRegion));
  rows.put(Number(inStory));
  rows.put(reason);
  let above = 0;
  for (let c = parent, k = 0; k < HINTS_ABOVE && c > 0; c = containers[c]!.parent, k++)
    above |= containers[c]!.hints;
  for (const bit of HINT_BITS) {
    rows.put(Number((hints & bit) !== 0));
    rows.put(Number((above & bit) !== 0));
  }
}

function putSums({ containers, judged, sums }: Page, i: number, rows: RowWriter): void {
  const c = judged[i]!.run.container;
  const first = containers[c]!.parent;
  const second = containers[first]!.parent;
  const third = containers[second]!.parent;
  putSum(sums.kinds, sums.kindAt[i]!, sums.total, rows);
  putSum(sums.nestedKinds, sums.nestedAt[i]!, sums.total, rows);
  putSum(sums.boxes, boxAt(first), sums.total, rows);
  putSum(sums.boxes, boxAt(second), sums.total, rows);
  putSum(sums.boxes, boxAt(third), sums.total, rows);
  const meeting = sums.meeting[c]!;
  rows.put(sums.depth[sums.core]! - sums.depth[meeting]!);
  rows.put(sums.depth[c]! - sums.depth[meeting]!);
  rows.put(sums.depth[c]!);
  rows.put(Number(meeting === sums.core));
}

function putSum(sums: Sums, at: number, total: number, rows: RowWriter): void {
  const runs = Math.max(1, sums[at + RUNS]!);
  const letters = Math.max(1, sums[at + LETTERS]!);
  const sentences = sums[at + SENTENCES]!;
  rows.put(sums[at + RUNS]!);
  rows.put(sums[at + LETTERS]! / runs);
  rows.put(sums[at + LINKED]! / letters);
  rows.put(sentences / letters);
  rows.put(sentences / total);
  rows.put(sums[at + STORY]! / runs);
}

function putPosition(page: Page, i: number, rows: RowWriter): void {
  const { judged, sums, headline, lettersBefore, storyBefore, first, last } = page;
  rows.put(i / judged.length);
  rows.put(headline < 0 ? -1000 : i - headline);
  rows.put(headline < 0 || i < headline ? -1 : lettersBefore[i]! - lettersBefore[headline]!);
  rows.put(first < 0 ? -1000 : i - first);
  rows.put(last < 0 ? -1000 : last - i);
  rows.put(storyBefore[i]! / Math.max(1, sums.story));
  rows.put(sums.story - storyBefore[i]!);
  rows.put(page.toOther[i]!);
  rows.put(page.fromOther[i]!);
  rows.put(page.toSentence[i]!);
  rows.put(page.fromSentence[i]!);
  const heading = page.headingBefore[i]!;
  rows.put(heading < 0 ? -1 : i - heading);
  rows.put(heading < 0 ? -1 : judged[heading]!.reason);
  rows.put(heading < 0 ? 0 : judged[heading]!.place.heading);
}

function putNeighbours(page: Page, i: number, rows: RowWriter): void {
  const { judged, sums } = page;
  for (const offset of AROUND) {
    const other = judged[i + offset];
    rows.put(other ? other.run.text.length : -1);
    rows.put(other ? other.run.linkedLetters / Math.max(1, other.run.text.length) : -1);
    rows.put(other ? Number(other.inStory) : -1);
    rows.put(other ? stopAt(page, i + offset) : -1);
    rows.put(other ? Number(sums.kindAt[i + offset] === sums.kindAt[i]) : -1);
    rows.put(other ? other.reason : -1);
  }
}
