/**
 * Plain text → a draft of the article, the text itself unchanged. A line is a block, save where lines were wrapped by
 * a mail program or an editor: there the paragraph is one.
 */
import type { BlockKind, Span } from '../vocabulary/index.ts';
import { bylineNames, isUnnamedByline } from './bylines.ts';
import { furnitureIn } from './cues.ts';
import { beforeDate, dateIn, dateLine } from './dates.ts';
import { type Draft, type Facts, type Part, silentFacts } from './draft.ts';
import outlets from './outlet-words.json' with { type: 'json' };

type Line = Span & { text: string; fresh: boolean };

export function draftOfPlain(text: string): Draft {
  const lines = unwrapped(linesOf(text));
  const cues = furnitureIn(lines, true);
  const facts = silentFacts();
  const parts: Part[] = lines.map(({ text: words }, i) =>
    cues[i] ? { text: words, kind: 'furniture', cue: cues[i] } : { text: words, kind: 'paragraph' },
  );
  readTop(lines, parts, facts);
  for (const part of parts) if (part.kind === 'paragraph') part.kind = bodyKind(part.text);
  endings(parts);
  return { parts, facts, whole: { text, spans: lines } };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
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
function unwrapped(lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && !lines[end]!.fresh) end++;
    const paragraph = lines.slice(i, end);
    joined.push(...(isWrapped(paragraph) ? [joinLines(paragraph)] : paragraph));
    i = end;
  }
  return joined;
}

const WRAPPED_MOST_LETTERS = 110;

function isWrapped(paragraph: readonly Line[]): boolean {
  if (paragraph.length < 2) return false;
  const widest = paragraph.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (widest > WRAPPED_MOST_LETTERS || widest < 50) return false;
  const inner = paragraph.slice(0, -1);
  const full = inner.filter((line) => line.text.length >= widest * 0.75).length;
  const broken = inner.filter((line) => !/[.!?:”"]$/.test(line.text)).length;
  const goesOn = paragraph.slice(1).filter((line) => /^[\p{Ll}(\d“"]/u.test(line.text)).length;
  return full >= inner.length * 0.8 && broken >= inner.length * 0.5 && goesOn >= inner.length * 0.4;
}

const joinLines = (paragraph: readonly Line[]): Line => ({
  text: paragraph.map((line) => line.text).join(' '),
  start: paragraph[0]!.start,
  end: paragraph.at(-1)!.end,
  fresh: true,
});

/** Everything above the first sentence: outlet, headline, standfirst, byline, date line. */
function readTop(lines: readonly Line[], parts: Part[], facts: Facts): void {
  const isOpen = (i: number) => parts[i]!.kind === 'paragraph';
  const first = lines.findIndex(
    (line, i) => isOpen(i) && isSentence(line.text) && line.text.length > 60 && !headKind(line.text),
  );
  const top = first < 0 ? Math.min(lines.length, MOST_TOP_LINES / 2) : Math.min(first, MOST_TOP_LINES);
  for (let i = 0; i < top; i++) {
    const kind = isOpen(i) ? headKind(lines[i]!.text) : null;
    if (kind) noteHeadLine(lines[i]!.text, kind, parts[i]!, facts);
  }
  const told = lines.findIndex((line, i) => isOpen(i) && opensText(line.text));
  const titles = Array.from({ length: told < 0 ? top : Math.min(told, top) }, (_, i) => i).filter(
    (i) => isOpen(i) && isTitle(lines[i]!.text),
  );
  const outlet = titles.length > 1 && isName(lines[titles[0]!]!.text) ? titles.shift() : undefined;
  if (outlet !== undefined) {
    facts.publisher = lines[outlet]!.text;
    Object.assign(parts[outlet]!, { kind: 'furniture', cue: 'outlet' });
  }
  const headline = titles.find((i) => lines[i]!.text.split(/\s+/).length >= 4) ?? titles[0];
  if (headline === undefined) return;
  parts[headline]!.kind = 'headline';
  facts.headline = lines[headline]!.text;
  for (const i of titles) if (i < headline) Object.assign(parts[i]!, { kind: 'furniture', cue: 'kicker' });
  const next = headline + 1;
  if (next < top && isOpen(next) && lines[next]!.text.length > 40) {
    parts[next]!.kind = 'standfirst';
    facts.standfirst = lines[next]!.text;
  }
}

const MOST_TOP_LINES = 12;

/** A headline stands before the first sentence, be it short, and before what a list follows. */
const opensText = (text: string): boolean => text.length > 24 && (isSentence(text) || text.endsWith(':'));

function headKind(text: string): 'byline' | 'dateline' | null {
  if (dateLine(text)) return 'dateline';
  if (text.length < 140 && (bylineNames(text, false) || isUnnamedByline(text))) return 'byline';
  return beforeDate(text) === null ? null : 'dateline';
}

function noteHeadLine(text: string, kind: 'byline' | 'dateline', part: Part, facts: Facts): void {
  part.kind = kind;
  const date = dateLine(text);
  if (date?.modified) facts.modified ??= date.stamp;
  else facts.published ??= date?.stamp ?? dateIn(text)?.stamp ?? null;
  if (kind === 'byline')
    facts.bylines.push(...(isUnnamedByline(text) ? [] : (bylineNames(text, false) ?? [])));
  const outlet = kind === 'dateline' && !date ? beforeDate(text) : null;
  if (outlet && (hasOutletWord(outlet) || /[|·•]/.test(text))) facts.publisher ??= outlet;
}

/** A masthead: up to six capitalised words, one of which outlets or offices are called by; or up to four in capitals. */
function isName(text: string): boolean {
  const given = text.split(/\s+/);
  if (given.length > 6 || /[.:,;!?|]/.test(text)) return false;
  const small = given.filter((w) => /^\p{Ll}/u.test(w));
  if (small.some((w) => !outlets.small.includes(w))) return false;
  return (
    hasOutletWord(text) ||
    hasOutletWord(text, outlets.bodies) ||
    (given.length <= 4 && text === text.toUpperCase() && /\p{Lu}/u.test(text))
  );
}

const hasOutletWord = (text: string, words: readonly string[] = outlets.words): boolean =>
  text.split(/\s+/).some((w) => words.includes(w.toLowerCase()));

const isSentence = (text: string): boolean => /[.!?…]["'”’»)]*$/.test(text);
const isTitle = (text: string, most = 200): boolean => text.length <= most && !/[.…;:,]["'”’»)]*$/.test(text);

function bodyKind(text: string): BlockKind {
  if (/^(?:[-*•‣–]|\d{1,2}[.)])\s+\S/.test(text)) return 'list';
  const isHeading =
    text.length < 80 &&
    !/[.!?:;,…]["'”’»)]*$/.test(text) &&
    /^[\p{Lu}\d"“‘'#]/u.test(text) &&
    text.split(/\s+/).length <= 12;
  return isHeading ? 'heading' : 'paragraph';
}

/** Headings that nothing follows head nothing: runs of them at the end are teasers and links. */
function endings(parts: Part[]): void {
  for (let i = parts.length - 1; i > 0; i--) {
    const part = parts[i]!;
    if (part.kind === 'heading') Object.assign(part, { kind: 'furniture', cue: 'tail' });
    else if (part.kind !== 'furniture') return;
  }
}
