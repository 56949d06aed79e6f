/**
 * A draft → the text of law that it rests on, where the report names it: "Executive Order 14105",
 * "Regulation (EU) 2022/328", "Senate Bill 461", "the Export Control Act". A notice's own number goes with all it tells.
 */

import type { Quote } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { quoteRun, type Run, type Scene } from '../scene.ts';
import words from './legal-refs.json' with { type: 'json' };

const KINDS = phrasesOf(words.kinds);
const NAMED = new Set(words.named);
const NUMBERED = new Set(words.numbered);
/** "14105", "2022/328", "20/2023", "S.O. 1466", "44", "8A". */
const NUMBER = /^(?:\d[\d./-]*[A-Za-z]?|[A-Z]{1,4}[-/.]?\d[\d./-]*|\d+[A-Za-z])$/;

export function legalRefs(scene: Scene, isNotice: boolean): (draft: Draft) => Quote | null {
  const found = refsIn(scene);
  const own = isNotice ? (found[0] ?? null) : null;
  return (draft) => {
    const away = (ref: Run) => Math.abs(ref.first - draft.verb);
    const inSentence = found.filter(({ first }) => scene.tokens[first]!.sentence === draft.sentence);
    const ref = inSentence.sort((a, b) => away(a) - away(b))[0] ?? own;
    return ref ? quoteRun(scene, ref) : null;
  };
}

/** A long reference is told in one token or in many; its parts are told apart by the tagger as it likes. */
function refsIn(scene: Scene): Run[] {
  const refs: Run[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    const end = numberedEnd(scene, i) ?? namedEnd(scene, i);
    if (end === null) continue;
    refs.push({ first: i, end });
    i = end - 1;
  }
  return refs;
}

/** A kind of text, what body it is of in brackets, "No.", and its number; "of" a named law behind a section. */
function numberedEnd(scene: Scene, at: number): number | null {
  const kind = KINDS.find((k) => k.every((w, i) => scene.low[at + i] === w));
  if (!kind || scene.tokens[at]!.text === scene.low[at]) return null;
  const { endToken } = scene.sentenceOf(at);
  let i = at + kind.length;
  if (scene.low[i] === '(') {
    const close = scene.low.indexOf(')', i);
    if (close < 0 || close - i > 3) return null;
    i = close + 1;
  }
  while (i < endToken && NUMBERED.has(scene.low[i]!)) i++;
  const number = numberEnd(scene, i, endToken);
  if (number === null) return null;
  const of = /^(?:of|to)$/.test(scene.low[number] ?? '');
  const named = of ? namedEnd(scene, scene.low[number + 1] === 'the' ? number + 2 : number + 1) : null;
  return named ?? number;
}

/** "2022 / 328" and "20 / 2023" may stand in three tokens. */
function numberEnd(scene: Scene, at: number, end: number): number | null {
  if (at >= end || !NUMBER.test(scene.tokens[at]!.text)) return null;
  let i = at + 1;
  while (
    i < end &&
    scene.tokens[i - 1]!.end === scene.tokens[i]!.start &&
    /^[\p{L}\d/.-]+$/u.test(scene.low[i]!)
  )
    i++;
  if (scene.low[i - 1] === '.') i--;
  return i;
}

/** Capitalised words that end in "Act", "Law", "Bill", with a year behind them. */
function namedEnd(scene: Scene, at: number): number | null {
  const { endToken } = scene.sentenceOf(at);
  const capital = (i: number) => /^\p{Lu}/u.test(scene.tokens[i]?.text ?? '');
  if (!capital(at) || NAMED.has(scene.low[at]!) || !/^(?:NOUN|PROPN|ADJ|VERB|X)$/.test(scene.tokens[at]!.pos))
    return null;
  let i = at + 1;
  while (i < endToken && (capital(i) || JOINS.has(scene.low[i]!)) && i - at < MOST_WORDS) {
    if (NAMED.has(scene.low[i]!) && capital(i) && !JOINS.has(scene.low[i - 1]!)) {
      const year = scene.low[i + 1] === 'of' ? i + 2 : i + 1;
      return /^(?:18|19|20)\d\d$/.test(scene.low[year] ?? '') ? year + 1 : i + 1;
    }
    i++;
  }
  return null;
}
const JOINS = new Set(words.joins);
const MOST_WORDS = 12;
