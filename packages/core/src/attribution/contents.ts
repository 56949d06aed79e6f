import { contentEnd } from './content-end.ts';
import { isOpening, isWhole } from './phrases.ts';
import type { Run, Scene } from './scene.ts';
import words from './words.json' with { type: 'json' };

const BREAKS = new Set(words.breaks);

/** What is said, where it follows the cue: from `first` to where the clause ends, final full stop left out. */
export function contentAfter(scene: Scene, first: number, cue: number): Run | null {
  if (first >= scene.tokens.length) return null;
  const quotation = isOpening(scene, first) ? scene.quotationAt(first) : undefined;
  if (quotation) {
    const after = scene.tokens[quotation.endToken];
    const ends =
      !after ||
      quotation.endToken >= scene.sentenceOf(first).endToken ||
      after.pos === 'PUNCT' ||
      after.pos === 'CCONJ' ||
      isWhole(scene, quotation);
    if (ends) return { first, end: quotation.endToken };
  }
  const end = contentEnd(scene, first, cue);
  return end > first ? { first, end } : null;
}

/** What is said, where it stands before the cue: the quotation, or the clause, that ends before token `end`. */
export function contentBefore(scene: Scene, end: number): { run: Run; quoted: boolean } | null {
  const { tokens } = scene;
  if (end <= 0) return null;
  const block = scene.sentenceOf(Math.min(end, tokens.length - 1)).block;
  let last = end - 1;
  if (scene.sentenceOf(last).block !== block) return null;
  if (tokens[last]!.text === ',' && !scene.quotationAt(last)) last--;
  if (last < 0 || scene.sentenceOf(last).block !== block) return null;
  const quotation = scene.quotationAt(last);
  if (quotation && quotation.endToken === last + 1) {
    const sentence = scene.sentenceOf(quotation.firstToken);
    const starts = quotation.firstToken === sentence.firstToken;
    const before = tokens[quotation.firstToken - 1];
    const small = /^["'“‘«]*\p{Ll}/u.test(scene.text.slice(quotation.start, quotation.start + 4));
    if (starts || (!small && (before?.text === ',' || before?.text === ':'))) {
      if (starts || tokens[last - 1]!.text !== ',' || quotation.endToken - quotation.firstToken > 8)
        return { run: { first: quotation.firstToken, end: last + 1 }, quoted: true };
    }
    return {
      run: { first: clauseStart(scene, quotation.firstToken, sentence.firstToken), end: last + 1 },
      quoted: true,
    };
  }
  const sentence = scene.sentenceOf(last);
  if (sentence !== scene.sentenceOf(Math.min(end, tokens.length - 1))) return null;
  const first = clauseStart(scene, last, sentence.firstToken);
  return last + 1 - first < 2 ? null : { run: { first, end: last + 1 }, quoted: false };
}

function clauseStart(scene: Scene, from: number, floor: number): number {
  const { tokens } = scene;
  const home = scene.quotationAt(from);
  for (let n = from; n > floor; n--) {
    if (scene.quotationAt(n) !== home) continue;
    const previous = tokens[n - 1]!;
    if (previous.text === ';') return n;
    if (previous.text === ',' && BREAKS.has(tokens[n]!.text.toLowerCase())) return n + 1;
  }
  const line = datelineEnd(scene, floor, from);
  if (line > floor) return line;
  const opener = tokens[floor]!;
  return opener.pos === 'CCONJ' && floor < from ? floor + 1 : floor;
}

/** "PRAGUE (Agency) – The minister …": past the place line that opens a report, or `floor`. */
function datelineEnd(scene: Scene, floor: number, from: number): number {
  for (let n = floor; n < Math.min(from, floor + 10); n++) {
    const { pos, text } = scene.tokens[n]!;
    if (/^(?:—|–|-|--)$/.test(text) && n > floor && scene.text[scene.tokens[n]!.start - 1] === ' ')
      return n + 1;
    if (pos !== 'PROPN' && pos !== 'NUM' && !/^[(),./-]$/.test(text)) return floor;
  }
  return floor;
}
