/**
 * Lines of plain text with their cues → one row of numbers a line: of the line itself, of the lines around it, and of
 * how its words recur in the text's sentences. No number tells how far the text's own ends are, for what is pasted may
 * begin and end anywhere.
 */
import { bylineNames } from '../facts/bylines.ts';
import { dateIn, dateLine } from '../facts/dates.ts';
import words from './line-words.json' with { type: 'json' };

export type FeatureLine = { text: string; cue: string | null };

const lists = Object.fromEntries(
  Object.entries(words).flatMap(([name, list]) => (Array.isArray(list) ? [[name, new Set(list)]] : [])),
) as Record<'function' | 'talk' | 'you' | 'act' | 'photo' | 'ago', Set<string>>;

/** Cues by what they say of the lines around: teasers stand amid the story or after it, endings after it. */
const CUE_GROUPS = new Map<string, number>([
  ...['follow-live', 'read-more', 'watch'].map((cue) => [cue, 1] as const),
  ...['related', 'most-read'].map((cue) => [cue, 2] as const),
  ...['comments', 'copyright', 'legal', 'tags', 'back-to-top', 'contact'].map((cue) => [cue, 3] as const),
]);
const OTHER_CUE = 4;

const OWN = [
  'letters',
  'words',
  'wordLetters',
  'stop',
  'colon',
  'ellipsis',
  'question',
  'lowerStart',
  'quoteStart',
  'bullet',
  'digits',
  'upper',
  'capitals',
  'commas',
  'function',
  'talk',
  'you',
  'act',
  'photo',
  'ago',
  'address',
  'bar',
  'copyright',
  'date',
  'byline',
  'brackets',
  'stops',
  'cue',
  'repeated',
  'prose',
] as const;
const NEAR = ['letters', 'stop', 'capitals', 'function', 'cue', 'you'] as const;
const OFFSETS = [-3, -2, -1, 1, 2, 3];
const ROUND = [
  'shortBefore',
  'shortAfter',
  'proseBefore',
  'proseAfter',
  'massBefore',
  'massAfter',
  'endingsBefore',
  'sinceCue',
  'cueBefore',
  'untilCue',
  'cueAfter',
  'knownBefore',
  'knownAnywhere',
  'knownNear',
  'namesBefore',
  'storyBefore',
] as const;

export const LINE_FEATURES: readonly string[] = [
  ...OWN,
  ...OFFSETS.flatMap((o) => NEAR.map((name) => `${name}${o > 0 ? '+' : ''}${o}`)),
  ...ROUND,
];

const MOST_LETTERS = 600;
const MOST_COUNT = 20;
const FAR = 12;
const NEAR_LINES = 5;
/** Words under this many letters recur in any text. */
const TELLING_LETTERS = 5;
const MOST_TELLING = 60;

type Own = Record<(typeof OWN)[number], number> & { telling: string[]; names: string[] };

/** Rows one after the other, each as wide as `LINE_FEATURES`. */
export function featuresOfLines(lines: readonly FeatureLine[]): Float32Array {
  const times = new Map<string, number>();
  for (const { text } of lines) times.set(text, (times.get(text) ?? 0) + 1);
  const own = lines.map((line) => ownFeatures(line, times.get(line.text)!));
  const around = aroundFeatures(own);
  const width = LINE_FEATURES.length;
  const rows = new Float32Array(width * lines.length);
  for (let i = 0; i < own.length; i++) {
    let at = i * width;
    for (const name of OWN) rows[at++] = own[i]![name];
    for (const offset of OFFSETS) for (const name of NEAR) rows[at++] = own[i + offset]?.[name] ?? -1;
    for (const value of around[i]!) rows[at++] = value;
  }
  return rows;
}

function ownFeatures({ text, cue }: FeatureLine, times: number): Own {
  const given = text.slice(0, 4000).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const lower = given.map((word) => word.toLowerCase());
  const letters = text.length;
  const share = (list: Set<string>) => lower.filter((word) => list.has(word)).length / (given.length || 1);
  const later = given
    .slice(1)
    .filter((word) => /^\p{L}/u.test(word) && !lists.function.has(word.toLowerCase()));
  const capitals = later.filter((word) => /^\p{Lu}/u.test(word));
  const stop = /[.!?…。]["'”’»)\]]*$/.test(text) ? 1 : 0;
  const ellipsis = /(?:\.\.\.|…)$/.test(text) ? 1 : 0;
  return {
    letters: Math.min(MOST_LETTERS, letters),
    words: Math.min(100, given.length),
    wordLetters: given.join('').length / (given.length || 1),
    stop,
    colon: text.endsWith(':') ? 1 : 0,
    ellipsis,
    question: /\?["'”’»)]*$/.test(text) ? 1 : 0,
    lowerStart: /^\p{Ll}/u.test(text) ? 1 : 0,
    quoteStart: /^["“„«‘']/.test(text) ? 1 : 0,
    bullet: /^(?:[-*•‣–→»>]|\d{1,2}[.)])\s/.test(text) ? 1 : 0,
    digits: given.filter((word) => /^\d/.test(word)).length / (given.length || 1),
    upper: (text.match(/\p{Lu}/gu)?.length ?? 0) / (letters || 1),
    capitals: later.length === 0 ? -1 : capitals.length / later.length,
    commas: Math.min(10, text.split(',').length - 1),
    function: share(lists.function),
    talk: lower.some((word) => lists.talk.has(word)) ? 1 : 0,
    you: share(lists.you),
    act: lists.act.has(lower[0] ?? '') ? 1 : 0,
    photo: share(lists.photo),
    ago: share(lists.ago),
    address: /https?:|www\.|@|(?:^|\s)#\p{L}/u.test(text) ? 1 : 0,
    bar: /\s[|·•]\s/.test(text) ? 1 : 0,
    copyright: text.includes('©') ? 1 : 0,
    date: letters > 120 ? 0 : dateLine(text) ? 2 : dateIn(text) ? 1 : 0,
    byline: letters < 140 && bylineNames(text, false) ? 1 : 0,
    brackets: /^[([].*[)\]]$/.test(text.slice(0, 200)) ? 1 : 0,
    stops: Math.min(10, text.slice(0, 4000).match(/[.!?…](?=\s|$)/g)?.length ?? 0),
    cue: cue === null ? 0 : (CUE_GROUPS.get(cue) ?? OTHER_CUE),
    repeated: Math.min(3, times - 1),
    prose: (stop && !ellipsis && letters > 60) || letters > 140 ? 1 : 0,
    telling: [...new Set(lower.filter((word) => word.length >= TELLING_LETTERS))].slice(0, MOST_TELLING),
    names: [...new Set(capitals.map((word) => word.toLowerCase()))].slice(0, MOST_TELLING),
  };
}

/** What stands around each line, walked once from above and once from below. */
function aroundFeatures(own: readonly Own[]): number[][] {
  const rows = own.map(() => new Array<number>(ROUND.length).fill(0));
  const set = (i: number, name: (typeof ROUND)[number], value: number) => {
    rows[i]![ROUND.indexOf(name)] = value;
  };
  const anywhere = new Map<string, number>();
  for (const line of own)
    if (line.prose) for (const w of line.telling) anywhere.set(w, (anywhere.get(w) ?? 0) + 1);
  const lastSeen = new Map<string, number>();
  let [short, prose, endings, sinceCue, cueBefore, mass] = [0, 0, 0, FAR, 0, 0];
  for (let i = 0; i < own.length; i++) {
    const line = own[i]!;
    set(i, 'shortBefore', Math.min(FAR, short));
    set(i, 'proseBefore', Math.min(MOST_COUNT, prose));
    set(i, 'massBefore', massNear(own, i, -1));
    set(i, 'endingsBefore', Math.min(5, endings));
    set(i, 'sinceCue', sinceCue);
    set(i, 'cueBefore', cueBefore);
    set(i, 'storyBefore', Math.min(5000, mass));
    const known = (list: readonly string[], is: (word: string) => boolean) =>
      list.length === 0 ? -1 : list.filter(is).length / list.length;
    set(
      i,
      'knownBefore',
      known(line.telling, (w) => lastSeen.has(w)),
    );
    set(
      i,
      'knownNear',
      known(line.telling, (w) => prose - (lastSeen.get(w) ?? -99) <= NEAR_LINES),
    );
    set(
      i,
      'knownAnywhere',
      known(line.telling, (w) => (anywhere.get(w) ?? 0) > line.prose),
    );
    set(
      i,
      'namesBefore',
      known(line.names, (w) => lastSeen.has(w)),
    );
    if (line.prose) {
      prose++;
      short = 0;
      mass += line.letters;
      for (const w of line.telling) lastSeen.set(w, prose);
      for (const w of line.names) lastSeen.set(w, prose);
    } else short++;
    if (line.cue > 0) {
      sinceCue = 0;
      cueBefore = line.cue;
    } else sinceCue = Math.min(FAR, sinceCue + 1);
    if (line.cue === 2 || line.cue === 3) endings++;
  }
  let [shortAfter, proseAfter, untilCue, cueAfter] = [0, 0, FAR, 0];
  for (let i = own.length - 1; i >= 0; i--) {
    const line = own[i]!;
    set(i, 'shortAfter', Math.min(FAR, shortAfter));
    set(i, 'proseAfter', Math.min(MOST_COUNT, proseAfter));
    set(i, 'massAfter', massNear(own, i, 1));
    set(i, 'untilCue', untilCue);
    set(i, 'cueAfter', cueAfter);
    if (line.prose) {
      proseAfter++;
      shortAfter = 0;
    } else shortAfter++;
    if (line.cue > 0) {
      untilCue = 0;
      cueAfter = line.cue;
    } else untilCue = Math.min(FAR, untilCue + 1);
  }
  return rows;
}

function massNear(own: readonly Own[], at: number, step: number): number {
  let mass = 0;
  for (let k = 1; k <= NEAR_LINES; k++) {
    const line = own[at + step * k];
    if (line?.prose) mass += line.letters;
  }
  return mass;
}
