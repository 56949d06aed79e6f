/**
 * Bytes of no known charset → the one in which they read most like a language: its frequent letters are what most of the
 * letters beyond ASCII are. Where none does, windows-1252, in which most such pages are.
 */
import table from './charset-letters.json' with { type: 'json' };
import { decoderFor } from './decoder.ts';

const SAMPLE_BYTES = 32 * 1024;
/** Below it a text reads like nothing. */
const LEAST_SCORE = 0.2;
const WEIGHT = { frequent: 1, common: 0.3, rare: 0.1, odd: -1, broken: -3, riseInWord: -0.6 };
const COMMON = new Set(table.common);
const FREQUENT = table.charsets.map(({ charset, letters }) => ({ charset, letters: new Set(letters) }));

export function guessCharset(bytes: Uint8Array): string {
  const start = bytes.findIndex((byte) => byte >= 0x80);
  if (start < 0) return 'windows-1252';
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  let best = { charset: 'windows-1252', score: LEAST_SCORE };
  for (const { charset, letters } of FREQUENT) {
    const score = scoreOf(decoderFor(charset)?.decode(sample) ?? '', letters);
    if (score > best.score) best = { charset, score };
  }
  return best.charset;
}

/** Per letter beyond ASCII. Upper case after lower within a word is what the wrong Cyrillic charset looks like. */
function scoreOf(text: string, frequent: ReadonlySet<string>): number {
  let score = 0;
  let letters = 0;
  let before = '';
  for (const letter of text) {
    if (letter > '\x7f') {
      letters++;
      if (frequent.has(letter)) score += WEIGHT.frequent;
      else if (COMMON.has(letter)) score += WEIGHT.common;
      else if (letter === '\ufffd' || letter < '\xa0') score += WEIGHT.broken;
      else if (frequent.has(letter.toLowerCase()))
        score += isLower(before) ? WEIGHT.riseInWord : WEIGHT.common;
      else score += /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter) ? WEIGHT.rare : WEIGHT.odd;
    }
    before = letter;
  }
  return letters === 0 ? 0 : score / letters;
}

const isLower = (letter: string): boolean => letter !== letter.toUpperCase();
