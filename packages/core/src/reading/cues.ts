/**
 * Lines of a page → which of them are furniture, and by which cue. The grammar is `cues.json`; nothing here knows a
 * phrase. A cue can take the teasers under it along: "Read more:" and the titles that follow.
 */
import grammar from './cues.json' with { type: 'json' };

/** `fresh` tells that a blank line, or a block's edge, stands before the line. */
export type CueLine = { text: string; fresh: boolean };

type Row = {
  cue: string;
  match: string;
  scope: string;
  phrases: string[];
  under?: number;
  words?: number;
  sentence?: boolean;
};
type Phrase = { words: string[]; row: Row; colon: boolean };

const MOST_LETTERS = 400;
const WILDCARD_MOST_WORDS = 6;
/** "Share | Save | Print": a bar of buttons, each a cue. */
const MOST_PIECES = 12;
const BY_FIRST_WORD = new Map<string, Phrase[]>();
for (const row of grammar.cues as Row[])
  for (const phrase of row.phrases) {
    const words = wordsOf(phrase);
    const first = words[0]!;
    const entry = { words, row, colon: phrase.endsWith(':') };
    BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), entry]);
  }

/** For each line the cue that makes it furniture, or null. */
export function furnitureIn(lines: readonly CueLine[]): (string | null)[] {
  const found: (string | null)[] = lines.map(() => null);
  for (let i = 0; i < lines.length; i++) {
    const row = found[i] ? null : cueOf(lines[i]!.text);
    if (!row) continue;
    found[i] = row.cue;
    if (row.scope === 'teasers' && !saysTeaser(lines[i]!.text)) takeTeasers(lines, i, row, found);
  }
  return found;
}

/** The cue that a line opens with, or null. */
function cueOf(text: string): Row | null {
  if (text.length > MOST_LETTERS) return null;
  const pieces = text.split(/\s*[|·•]\s*/).filter((piece) => piece !== '');
  if (pieces.length > 1 && pieces.length <= MOST_PIECES) {
    const rows = pieces.map((piece) => cueOf(piece));
    if (rows.every((row) => row !== null)) return rows[0]!;
  }
  const words = wordsOf(text);
  for (const phrase of BY_FIRST_WORD.get(words[0] ?? '') ?? [])
    if (matches(phrase, words, text)) return phrase.row;
  return null;
}

function matches({ words: wanted, row, colon }: Phrase, words: string[], text: string): boolean {
  let at = 0;
  for (const word of wanted) {
    if (word === '*')
      return words.length > at && words.length <= at + WILDCARD_MOST_WORDS && !endsSentence(text);
    const given = words[at++];
    if (word === '#' ? !/^\d+$/.test(given ?? '') : given !== word) return false;
  }
  if (row.match === 'whole') return words.length === at && !endsSentence(text);
  if (row.match === 'label') {
    if (words.length === at) return !endsSentence(text);
    return LABEL.test(text.trim()) && wordsOf(text.slice(0, text.search(/[:|]/))).length === at;
  }
  if (colon && !/[:：]/.test(text.slice(0, 30))) return false;
  return words.length <= (row.words ?? 12) && (row.sentence === true || !endsSentence(text));
}

/** "Read more: Harbour reopens": the teaser stands on the cue's own line. */
const LABEL = /^[^:|]{1,60}[:|]\s*\S/;
const saysTeaser = (text: string): boolean => LABEL.test(text.trim());

function takeTeasers(lines: readonly CueLine[], at: number, row: Row, found: (string | null)[]): void {
  const most = row.under ?? 1;
  let taken = 0;
  const inParagraph = lines[at + 1] && !lines[at + 1]!.fresh;
  for (let i = at + 1; i < lines.length && taken < most; i++) {
    const line = lines[i]!;
    if (inParagraph && line.fresh) return;
    if (!inParagraph && taken > 0 && !line.fresh) return;
    if (cueOf(line.text) || !isTitleLike(line.text)) return;
    found[i] = row.cue;
    taken++;
  }
}

/** No full stop, longer than a heading of two words, short enough for a headline. */
const isTitleLike = (text: string): boolean =>
  text.length <= 160 && text.split(/\s+/).length >= 3 && !/[.:;,]["'”’»)]*$/.test(text.trim());

const endsSentence = (text: string): boolean =>
  /[.!…]["'”’»)]*\s*$/.test(text) && !/\.\.\.\s*$|…\s*$/.test(text);

/** Lower-case words; bullets, arrows and punctuation fall away, "©" and "(c)" stay words. */
function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/©|[*#]|\(c\)|[\p{L}\p{N}][\p{L}\p{N}'&-]*/gu) ?? []
  );
}
