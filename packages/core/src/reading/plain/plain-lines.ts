/**
 * Plain text → its lines, each with its place. Where a mail program or an editor wrapped the lines, the paragraph is one;
 * where a cue follows a sentence on its own line ("… said. Read more: Harbour reopens"), the line is two.
 */
import type { Span } from '../../vocabulary/index.ts';
import { inlineCueAt } from '../cues/cue-phrases.ts';

/** `fresh` tells that a blank line stands before it. */
export type PlainLine = Span & { text: string; fresh: boolean };

export const plainLines = (text: string): PlainLine[] => unwrapped(linesOf(text)).flatMap(parted);

function linesOf(text: string): PlainLine[] {
  const lines: PlainLine[] = [];
  let fresh = true;
  for (let at = 0; at <= text.length; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const raw = text.slice(at, end);
    const words = raw.trim();
    if (words === '') fresh = true;
    else {
      const start = at + raw.length - raw.trimStart().length;
      lines.push({ text: words, start, end: start + words.length, fresh });
      fresh = false;
    }
    at = end + 1;
  }
  return lines;
}

/** Wrapped: every line but the last of the paragraph is nearly as long as the longest, and most break mid-sentence. */
function unwrapped(lines: PlainLine[]): PlainLine[] {
  const joined: PlainLine[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && !lines[end]!.fresh) end++;
    const paragraph = lines.slice(i, end);
    if (isWrapped(paragraph)) joined.push(joinLines(paragraph));
    else for (const line of paragraph) joined.push(line);
    i = end;
  }
  return joined;
}

const WRAPPED_MOST_LETTERS = 110;

function isWrapped(paragraph: readonly PlainLine[]): boolean {
  if (paragraph.length < 2) return false;
  const widest = paragraph.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (widest > WRAPPED_MOST_LETTERS || widest < 50) return false;
  const inner = paragraph.slice(0, -1);
  const full = inner.filter((line) => line.text.length >= widest * 0.75).length;
  const broken = inner.filter((line) => !/[.!?:”"]$/.test(line.text)).length;
  const goesOn = paragraph.slice(1).filter((line) => /^[\p{Ll}\d]/u.test(line.text)).length;
  return full >= inner.length * 0.8 && broken >= inner.length * 0.5 && goesOn >= inner.length * 0.4;
}

const joinLines = (paragraph: readonly PlainLine[]): PlainLine => ({
  text: paragraph.map((line) => line.text).join(' '),
  start: paragraph[0]!.start,
  end: paragraph.at(-1)!.end,
  fresh: true,
});

function parted(line: PlainLine): PlainLine[] {
  const isOneLine = line.text.length === line.end - line.start;
  const at = isOneLine ? inlineCueAt(line.text) : -1;
  if (at < 0) return [line];
  const before = line.text.slice(0, at).trimEnd();
  return [
    { ...line, text: before, end: line.start + before.length },
    { text: line.text.slice(at), start: line.start + at, end: line.end, fresh: false },
  ];
}
