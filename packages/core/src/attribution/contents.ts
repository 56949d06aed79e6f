import { cueOf, likelihood } from './lexicon.ts';
import { patternOf } from './patterns.ts';
import { isOpening, isWhole } from './phrases.ts';
import type { Run, Scene } from './scene.ts';
import words from './words.json' with { type: 'json' };

const BREAKS = new Set(words.breaks);
const FINAL = /^[.!?…]$/;

/** What is said, where it follows the cue: from `first` to where the clause ends, final full stop left out. */
export function contentAfter(scene: Scene, first: number, cue: number): Run | null {
  const { tokens } = scene;
  let limit = scene.sentenceOf(Math.min(first, tokens.length - 1)).endToken;
  if (first >= limit) return null;
  const opening = isOpening(scene, first) ? scene.quotationAt(first) : undefined;
  if (opening) {
    limit = Math.max(limit, Math.min(tokens.length, opening.endToken));
    const after = tokens[opening.endToken];
    const ends = !after || opening.endToken >= limit || after.pos === 'PUNCT' || isWhole(scene, opening);
    if (ends || after.pos === 'CCONJ') return { first, end: opening.endToken };
    return { first, end: clauseEnd(scene, opening.endToken, limit, cue) };
  }
  const end = clauseEnd(scene, first, limit, cue);
  return end > first ? { first, end } : null;
}

function clauseEnd(scene: Scene, first: number, until: number, cue: number): number {
  const { tokens } = scene;
  const home = scene.quotationAt(cue);
  let limit = until;
  let i = first;
  while (i < limit) {
    const quotation = scene.quotationAt(i);
    if (quotation && quotation !== home && quotation.firstToken === i) {
      i = quotation.endToken;
      if (i > limit) limit = scene.sentenceOf(i - 1).endToken;
      if (i > until && i < limit) return i;
      const after = tokens[i];
      if (after?.pos === 'CCONJ' && tokens[i + 1]?.pos === 'VERB' && isOver(scene, cue)) return i;
      continue;
    }
    if (home && i >= home.endToken - 1) break;
    const token = tokens[i]!;
    if (FINAL.test(token.text) && i >= limit - 2) break;
    if (token.text === ';') break;
    if ((token.text === '—' || token.text === '–' || token.text === '--') && i > first) break;
    if (token.text === ',' && breaksAtComma(scene, i, limit, cue)) break;
    if (
      BREAKS.has(token.text.toLowerCase()) &&
      i > first &&
      tokens[i - 1]!.text !== ',' &&
      /^but$/i.test(token.text) === false
    ) {
      if (/^(?:while|whereas)$/i.test(token.text)) break;
    }
    i++;
  }
  while (i > first && tokens[i - 1]!.text === ',') i--;
  return i;
}

const isOver = (scene: Scene, cue: number) => /(?:ed|aid|old|rote)$/.test(scene.tokens[cue]!.text);

function breaksAtComma(scene: Scene, comma: number, limit: number, cue: number): boolean {
  const { tokens } = scene;
  const next = tokens[comma + 1];
  if (!next || comma + 1 >= limit) return true;
  const word = next.text.toLowerCase();
  if (BREAKS.has(word) || word === 'according') return true;
  if (next.pos === 'VERB' && next.text.endsWith('ing'))
    return cueOf(next.lemma, 'verb') !== undefined || next.text !== word;
  const after = tokens[comma + 2];
  if (next.pos === 'CCONJ' && after && comma + 2 < limit) {
    if (after.pos === 'VERB' && isOver(scene, cue) === isOver(scene, comma + 2)) return true;
    return startsCue(scene, comma + 2, limit);
  }
  return endsInCue(scene, comma + 1, limit);
}

/** "…, and officials said …": a new speaker begins. */
function startsCue(scene: Scene, from: number, limit: number): boolean {
  for (let n = from; n < Math.min(limit, from + 6); n++) {
    const token = scene.tokens[n]!;
    if (token.pos === 'PUNCT') return false;
    if (token.pos !== 'VERB') continue;
    const cue = cueOf(token.lemma, 'verb');
    return cue !== undefined && likelihood(cue, patternOf(scene, n)) > 0.5;
  }
  return false;
}

/** "…, officials said." or "…, said officials.": nothing but a source and its cue up to the end. */
function endsInCue(scene: Scene, from: number, limit: number): boolean {
  let verb = -1;
  for (let n = from; n < limit; n++) {
    const token = scene.tokens[n]!;
    if (token.pos === 'VERB') {
      if (verb >= 0) return false;
      const cue = cueOf(token.lemma, 'verb');
      if (cue === undefined || likelihood(cue, 'end') < 0.5) return false;
      verb = n;
    }
  }
  return verb >= 0 && (limit - verb <= 8 || verb - from <= 2);
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
    if (starts || before?.text === ',' || before?.text === ':') {
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
