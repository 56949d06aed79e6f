/**
 * The lines above a plain text's first sentence → its outlet, headline, standfirst, byline and date line, noted on the
 * parts and in the facts. A line that says none of these stays as it is.
 */

import type { Facts, Part } from '../draft.ts';
import { bylineNames, isUnnamedByline } from '../facts/bylines.ts';
import { beforeDate, dateIn, dateLine } from '../facts/dates.ts';
import outlets from '../facts/outlet-words.json' with { type: 'json' };
import type { PlainLine } from './plain-lines.ts';

/** Everything above the first sentence: outlet, headline, standfirst, byline, date line. */
export function readTop(lines: readonly PlainLine[], parts: Part[], facts: Facts): void {
  const isOpen = (i: number) => parts[i]!.kind === 'paragraph';
  const first = lines.findIndex(
    (line, i) => isOpen(i) && isSentence(line.text) && line.text.length > 60 && !headKind(line.text),
  );
  const top = first < 0 ? Math.min(lines.length, MOST_TOP_LINES / 2) : Math.min(first, MOST_TOP_LINES);
  for (let i = 0; i < top; i++) {
    const kind = isOpen(i) ? headKind(lines[i]!.text) : null;
    if (kind) noteHeadLine(lines[i]!.text, kind, parts[i]!, facts);
  }
  const opens = lines.findIndex((line, i) => isOpen(i) && opensText(line.text));
  const titles = Array.from({ length: opens < 0 ? top : Math.min(opens, top) }, (_, i) => i).filter(
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
  const isApart = (i: number) => !isSentence(lines[i]!.text) || HEAD.has(parts[i + 1]?.kind ?? 'paragraph');
  if (next < top && isOpen(next) && lines[next]!.text.length > 40 && isApart(next)) {
    parts[next]!.kind = 'standfirst';
    facts.standfirst = lines[next]!.text;
  }
}

/** A sentence under the headline is a standfirst where one of these parts it from the story; else it is the story's. */
const HEAD = new Set(['byline', 'dateline']);
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
