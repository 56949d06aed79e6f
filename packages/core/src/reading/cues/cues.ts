/**
 * Lines of a page → which of them are furniture, and by which cue. The grammar is `cues.json`; nothing here knows a
 * phrase. A cue can take lines under it along: "Read more:" and the titles that follow, a thread to the text's end.
 */
import { type CueRow, cueOf, isReport, isSentence, marksThread, saysTeaser } from './cue-phrases.ts';

/** `fresh` tells that a blank line, or a block's edge, stands before the line. */
export type CueLine = { text: string; fresh: boolean };

const MOST_TITLE_LETTERS = 160;
/** A thread shows its marks within so many lines. */
const THREAD_SIGHT = 8;
const MOST_BLOCK_LINES = 4;

/**
 * For each line the cue that makes it furniture, or null. `far`: lists, boxes and threads reach as the grammar says;
 * else only as far as titles do, which is for pages, where markup tells the rest.
 */
export function furnitureIn(lines: readonly CueLine[], far = false): (string | null)[] {
  const found: (string | null)[] = lines.map(() => null);
  const rows = lines.map(({ text }) => cueOf(text));
  let sentences = 0;
  for (let i = 0; i < lines.length; i++) {
    const row = found[i] ? null : rows[i];
    if (!row) {
      if (sentences < 2 && isSentence(lines[i]!.text)) sentences++;
      continue;
    }
    found[i] = row.cue;
    const reach = { lines, rows, at: i, row, found, atTop: sentences === 0 && !lines[i]!.text.endsWith(':') };
    if (far && row.scope === 'thread') {
      if (sentences >= 2 && threadFollows(lines, i)) return found.fill(row.cue, i);
    } else if (far && row.scope === 'block') takeBlock(reach, () => true);
    else if (far && row.scope === 'box') takeBlock(reach, speaksToReader);
    else if (row.scope === 'titles' || row.scope === 'list')
      if (!saysTeaser(lines[i]!.text)) takeTitles(reach, far && row.scope === 'list');
  }
  return found;
}

type Reach = {
  lines: readonly CueLine[];
  rows: readonly (CueRow | null)[];
  at: number;
  row: CueRow;
  found: (string | null)[];
  /** No sentence stands before the cue, and no colon points on from it. */
  atTop: boolean;
};

/** The titles of the cue's own paragraph, else those after it; `loose` takes labels and numbers between them too. */
function takeTitles({ lines, rows, at, row, found, atTop }: Reach, loose: boolean): void {
  const most = row.under ?? 1;
  const inParagraph = lines[at + 1] && !lines[at + 1]!.fresh;
  let taken = 0;
  for (let i = at + 1; i < lines.length && taken < most; i++) {
    const line = lines[i]!;
    if (inParagraph && line.fresh) return;
    if (loose && rows[i]?.cue === row.cue && !rows[i]!.under) continue;
    if (rows[i]) return;
    if (row.short ? !isShort(line.text) : !isTitleLike(line.text, loose)) return;
    if (atTop && isHeadline(lines, i)) return;
    found[i] = row.cue;
    if (!isMark(line.text)) taken++;
  }
}

/** The lines up to the blank line, where they are few. */
function takeBlock({ lines, at, row, found }: Reach, takes: (text: string) => boolean): void {
  let end = at + 1;
  while (end < lines.length && !lines[end]!.fresh) end++;
  if (row.scope === 'block' && (end - at > MOST_BLOCK_LINES || end === lines.length)) return;
  for (let i = at + 1; i < end && takes(lines[i]!.text); i++) found[i] = row.cue;
}

function threadFollows(lines: readonly CueLine[], at: number): boolean {
  for (let i = at + 1; i <= at + THREAD_SIGHT && i < lines.length; i++)
    if (marksThread(lines[i]!.text)) return true;
  return false;
}

/** "Your inbox, every morning", an address to write to, a telephone number: and no report of what somebody said. */
function speaksToReader(text: string): boolean {
  if (isReport(text) && !/\b(?:you|your)\b/i.test(text)) return false;
  return (
    TO_READER.test(text) ||
    /@|https?:|www\./.test(text) ||
    /^(?:\p{L}+[.:]?\s*)?\+?[\d ()/-]{6,}$/u.test(text)
  );
}

const TO_READER =
  /(?<![\p{L}])(?:you|your|our|we|us|inbox|Sie|Ihre?n?|dein|votre|vos|vous|nous|tu|tus|su|usted|te|tua|tuo|ti|seu|sua|você|sem)(?![\p{L}])/iu;

/** Above the first sentence, the title right before it is the story's own. */
const isHeadline = (lines: readonly CueLine[], at: number): boolean =>
  at + 1 < lines.length && isSentence(lines[at + 1]!.text);

/** A number that counts titles, a date, a time: it stands between titles and is none. */
const isMark = (text: string): boolean => text.length <= 12 && /^[\d.#:\s-]*$/.test(text);
const isShort = (text: string): boolean => text.split(/\s+/).length <= 3 && !/[.:;,!?]$/.test(text);

/** No full stop, longer than a heading of two words, short enough for a headline. */
function isTitleLike(text: string, loose: boolean): boolean {
  if (text.length > MOST_TITLE_LETTERS || /[.:;,]["'”’»)]*$/.test(text)) return false;
  return loose || isMark(text) || text.split(/\s+/).length >= 3;
}
