/**
 * Lines of plain text with their cues → for each the share of belief that it is of the story, from 0 to 1. A first look
 * takes each line with its neighbours; a second takes what the first believed of the lines around it.
 */
import { type Forest, oddsOf } from '../forest.ts';
import { type FeatureLine, featuresOfLines, LINE_FEATURES } from './line-features.ts';

export type LineWeights = {
  /** Words of short lines: how much oftener they stand in the story than beside it, as a logarithm times ten. */
  words: Record<string, number>;
  first: Forest;
  second: Forest;
  /** A line believed less than this is not of the story: for lines that are prose, and for the others. */
  least: { prose: number; other: number };
};

export function storyBelief(lines: readonly FeatureLine[], { words, first, second }: LineWeights): number[] {
  const rows = firstRows(lines, words);
  const again = secondRows(rows, oddsOf(first, rows, FIRST_WIDTH));
  return Array.from(oddsOf(second, again, SECOND_WIDTH), share);
}

/** Of fewer sentences nothing can be told apart, and none may be lost. */
const LEAST_PROSE = 4;
/** Of fewer sentences only the other lines are judged. */
const LEAST_PROSE_JUDGED = 8;
/** Where more of the sentences would go, the text is of a kind that the scorer does not know. */
const MOST_LOST = 0.34;

/** Which of the lines without a cue are not of the story, after the beliefs and the cautions above. */
export function besideIn(
  lines: readonly FeatureLine[],
  beliefs: readonly number[],
  least: LineWeights['least'],
): boolean[] {
  const none = lines.map(() => false);
  const isOpenProse = lines.map(({ text, cue }) => cue === null && isProse(text));
  const sentences = isOpenProse.filter(Boolean).length;
  if (sentences < LEAST_PROSE) return none;
  const beside = lines.map(({ text, cue }, i) => {
    if (cue !== null || isInBrackets(text)) return false;
    if (isOpenProse[i]) return sentences >= LEAST_PROSE_JUDGED && beliefs[i]! < least.prose;
    return beliefs[i]! < least.other;
  });
  const lost = beside.filter((is, i) => is && isOpenProse[i]).length;
  return lost > sentences * MOST_LOST ? none : beside;
}

/** A sentence of some length: what is least often taken for furniture. */
const isProse = (text: string): boolean => text.length > 60 && /[.!?…。]["'”’»)\]]*$/.test(text.slice(-12));

/** "(Harbour Wire)", "(Reporting by the capital bureau)": a credit, whoever reads it later. */
const isInBrackets = (text: string): boolean => /^\([^()]+\)\.?$/.test(text);

const WORD_FEATURES = 3;
export const FIRST_WIDTH = LINE_FEATURES.length + WORD_FEATURES;
const BELIEFS = 19;
export const SECOND_WIDTH = FIRST_WIDTH + BELIEFS;

/** The features of each line, and what its words tell. */
export function firstRows(
  lines: readonly FeatureLine[],
  words: Readonly<Record<string, number>>,
): Float32Array {
  const plain = featuresOfLines(lines);
  const width = LINE_FEATURES.length;
  const rows = new Float32Array(lines.length * FIRST_WIDTH);
  for (let i = 0; i < lines.length; i++) {
    rows.set(plain.subarray(i * width, (i + 1) * width), i * FIRST_WIDTH);
    const told = wordKeys(lines[i]!.text).map((key) => (words[key] ?? 0) / 10);
    if (told.length === 0) continue;
    const sum = told.reduce((a, b) => a + b, 0);
    rows.set([sum / Math.sqrt(told.length), Math.min(...told), Math.max(...told)], i * FIRST_WIDTH + width);
  }
  return rows;
}

const MOST_LETTERS = 90;
const MOST_WORDS = 12;

/** The words of a short line, its first marked by `^`, its last by `$`; numbers fall together by their length. */
export function wordKeys(text: string): string[] {
  if (text.length > MOST_LETTERS) return [];
  const found = text.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*|\d+|[©@#|$]/gu) ?? [];
  const words = found.slice(0, MOST_WORDS).map((w) => (/^\d/.test(w) ? `0${Math.min(5, w.length)}` : w));
  return words.length === 0 ? [] : [...new Set([...words, `^${words[0]}`, `${words.at(-1)}$`])];
}

const NEAR = 3;
const AREA = 10;
const SURE = 0.8;
const FAR = 20;

/** The first look's rows with its beliefs of the line, of its neighbours, and of what comes before and after it. */
export function secondRows(rows: Float32Array, odds: Float64Array): Float32Array {
  const beliefs = Array.from(odds, share);
  const before = outlook(beliefs, 1);
  const after = outlook(beliefs, -1);
  const all = new Float32Array(odds.length * SECOND_WIDTH);
  for (let i = 0; i < odds.length; i++) {
    const at = i * SECOND_WIDTH;
    all.set(rows.subarray(i * FIRST_WIDTH, (i + 1) * FIRST_WIDTH), at);
    const near = [-1, -2, -3, 1, 2, 3].map((step) => beliefs[i + step] ?? -1);
    const means = [
      mean(beliefs, i + 1, i + NEAR),
      mean(beliefs, i + 1, i + AREA),
      mean(beliefs, i - NEAR, i - 1),
      mean(beliefs, i - AREA, i - 1),
    ];
    const [b, a] = [before[i]!, after[i]!];
    const ends = [b.most, a.most, b.since, a.since, b.sum, a.sum, b.least, a.least];
    all.set([odds[i]!, ...near, ...means, ...ends], at + FIRST_WIDTH);
  }
  return all;
}

type Outlook = { most: number; since: number; sum: number; least: number };

/** What was believed of the lines before each, in one walk; by step -1, of those after it. */
function outlook(beliefs: readonly number[], step: 1 | -1): Outlook[] {
  const seen: Outlook[] = new Array(beliefs.length);
  let [most, since, sum] = [0, FAR, 0];
  for (let k = 0; k < beliefs.length; k++) {
    const i = step > 0 ? k : beliefs.length - 1 - k;
    let least = 1;
    for (let n = 1; n <= 5; n++) least = Math.min(least, beliefs[i - step * n] ?? 1);
    seen[i] = { most, since, sum: Math.min(FAR, sum), least };
    most = Math.max(most, beliefs[i]!);
    since = beliefs[i]! > SURE ? 0 : Math.min(FAR, since + 1);
    sum += beliefs[i]!;
  }
  return seen;
}

function mean(beliefs: readonly number[], from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let i = Math.max(0, from); i <= to && i < beliefs.length; i++) {
    sum += beliefs[i]!;
    count++;
  }
  return count > 0 ? sum / count : -1;
}

const share = (odds: number): number => 1 / (1 + Math.exp(-odds));
