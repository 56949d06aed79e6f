/**
 * HTML → its elements as they open and close, and the text between, as htmlparser2 tells them but in half the time: tags
 * that are written alike are read once, and scripts are passed over in one leap. What it tells is held against
 * htmlparser2 by a test.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import tags from './tags.json' with { type: 'json' };

/** Those alone that `tags.json` names as read by anybody; a page has ten times as many. */
export type Attributes = Readonly<Record<string, string>>;

/** `Look` is what the handler makes of an element's attributes: once for all elements that are written alike. */
export type MarkupHandler<Look> = {
  look(attributes: Attributes): Look;
  /** Void elements open and never close. */
  open(tag: string, attributes: Attributes, look: Look): void;
  text(words: string): void;
  close(tag: string): void;
};

type Written = { name: string; attributes: Attributes; closesItself: boolean };
type Tag<Look> = Written & { look: Look };

const VOID = new Set(tags.void);
const READ = new Set(tags.attributes);
const RAW = new Set(tags.raw);
const RAW_WITH_REFERENCES = new Set(tags.rawWithReferences);
const FOREIGN = new Set(tags.foreign);
const CLOSES = new Map(Object.entries(tags.closes).map(([tag, others]) => [tag, new Set(others)]));
/** A longer tag is hardly written twice. */
const MOST_REMEMBERED_LETTERS = 200;
/** Pages have a few hundred different tags; one made to exhaust memory has a million. */
const MOST_REMEMBERED = 10_000;
/** From here on a look through all that is open costs too much. */
const MANY_STRAYS = 1000;
const NONE: Attributes = {};

const [TAB, NEWLINE, FEED, RETURN, SPACE] = [9, 10, 12, 13, 32];
const [BANG, QUOTE, APOSTROPHE, DASH, SLASH, EQUALS, GREATER, QUESTION] = [33, 34, 39, 45, 47, 61, 62, 63];

export function readMarkup<Look>(html: string, handler: MarkupHandler<Look>): void {
  const open: string[] = [];
  const remembered = new Map<string, Tag<Look>>();
  /** How many of each name are open; kept only where many end tags end nothing. */
  let counts: Map<string, number> | null = null;
  let strays = 0;
  let foreign = 0;
  let forms = 0;

  const pop = () => {
    const tag = open.pop()!;
    if (counts) counts.set(tag, counts.get(tag)! - 1);
    if (FOREIGN.has(tag)) foreign--;
    else if (tag === 'form') forms--;
    handler.close(tag);
  };
  const begin = ({ name: written, attributes, closesItself, look }: Tag<Look>): boolean => {
    const name = written === 'image' && foreign === 0 ? 'img' : written;
    if (name === 'form' && forms > 0) return false;
    const closes = CLOSES.get(name);
    if (closes) while (open.length > 0 && closes.has(open[open.length - 1]!)) pop();
    handler.open(name, attributes, look);
    if (VOID.has(name)) return false;
    open.push(name);
    if (counts) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (FOREIGN.has(name)) foreign++;
    else if (name === 'form') forms++;
    if (closesItself && foreign > 0) pop();
    return open[open.length - 1] === name;
  };
  const end = (name: string) => {
    if (name === 'br') handler.open('br', NONE, handler.look(NONE));
    if (VOID.has(name)) return;
    const at = counts && !counts.get(name) ? -1 : open.lastIndexOf(name);
    if (at < 0 && ++strays === MANY_STRAYS) counts = countsOf(open);
    if (at >= 0) while (open.length > at) pop();
    else if (name === 'p' && begin({ name, attributes: NONE, closesItself: false, look: handler.look(NONE) }))
      pop();
  };

  let at = 0;
  let textStart = 0;
  let cutOff = false;
  const tell = (until: number) => {
    if (until > textStart) handler.text(decoded(html.slice(textStart, until)));
  };
  while (at < html.length) {
    const less = html.indexOf('<', at);
    if (less < 0) break;
    const next = html.charCodeAt(less + 1);
    if (isLetter(next)) {
      tell(less);
      const greater = html.indexOf('>', less);
      if (greater < 0) {
        cutOff = true;
        break;
      }
      const written = greater - less <= MOST_REMEMBERED_LETTERS ? html.slice(less + 1, greater) : '';
      let tag = written === '' ? undefined : remembered.get(written);
      at = greater + 1;
      if (!tag) {
        const read = readTag(html, less + 1);
        if (!read) {
          cutOff = true;
          break;
        }
        tag = { ...read.tag, look: handler.look(read.tag.attributes) };
        at = read.end;
        if (at === greater + 1 && written !== '' && remembered.size < MOST_REMEMBERED)
          remembered.set(written, tag);
      }
      if (begin(tag) && (RAW.has(tag.name) || RAW_WITH_REFERENCES.has(tag.name))) {
        const stop = endOfRaw(html, at, tag.name);
        const text = html.slice(at, stop);
        if (text !== '') handler.text(RAW.has(tag.name) ? text : decoded(text));
        at = stop;
      }
    } else if (next === SLASH || next === BANG || next === QUESTION) {
      tell(less);
      if (next === SLASH && isLetter(html.charCodeAt(less + 2))) {
        const greater = html.indexOf('>', less);
        if (greater < 0) {
          cutOff = true;
          break;
        }
        end(nameAt(html, less + 2));
        at = greater + 1;
      } else at = endOfOther(html, less);
    } else {
      at = less + 1;
      continue;
    }
    textStart = at;
  }
  // What is cut off within a tag is no text.
  if (!cutOff) tell(html.length);
  while (open.length > 0) pop();
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

const isSpace = (code: number): boolean =>
  code === SPACE || code === NEWLINE || code === TAB || code === RETURN || code === FEED;

const endsName = (code: number): boolean => code === GREATER || code === SLASH || isSpace(code);

const decoded = (text: string): string => (text.includes('&') ? decodeHTML(text) : text);

function nameAt(html: string, start: number): string {
  let end = start;
  while (end < html.length && !endsName(html.charCodeAt(end))) end++;
  return html.slice(start, end).toLowerCase();
}

/** Null where the page ends within the tag. */
function readTag(html: string, start: number): { tag: Written; end: number } | null {
  const name = nameAt(html, start);
  const attributes: Record<string, string> = {};
  let at = start;
  while (at < html.length && !endsName(html.charCodeAt(at))) at++;
  let closesItself = false;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return { tag: { name, attributes, closesItself }, end: at + 1 };
    closesItself = code === SLASH;
    if (closesItself || isSpace(code)) {
      at++;
      continue;
    }
    const nameStart = at++;
    for (; at < html.length; at++) {
      const c = html.charCodeAt(at);
      if (c === EQUALS || c === GREATER || c === SLASH || isSpace(c)) break;
    }
    const key = html.slice(nameStart, at).toLowerCase();
    let after = at;
    while (isSpace(html.charCodeAt(after))) after++;
    if (html.charCodeAt(after) !== EQUALS) {
      if (READ.has(key)) attributes[key] ??= '';
      continue;
    }
    at = after + 1;
    while (isSpace(html.charCodeAt(at))) at++;
    const mark = html.charCodeAt(at);
    const valueStart = mark === QUOTE || mark === APOSTROPHE ? at + 1 : at;
    if (valueStart > at) {
      at = html.indexOf(html[at]!, valueStart);
      if (at < 0) return null;
    } else
      for (; at < html.length; at++) {
        const c = html.charCodeAt(at);
        if (c === GREATER || isSpace(c)) break;
      }
    if (READ.has(key)) {
      const value = html.slice(valueStart, at);
      attributes[key] ??= value.includes('&') ? decodeHTMLAttribute(value) : value;
    }
    if (mark === QUOTE || mark === APOSTROPHE) at++;
  }
  return null;
}

/** Where `</name` stands. */
function endOfRaw(html: string, start: number, name: string): number {
  for (let at = html.indexOf('</', start); at >= 0; at = html.indexOf('</', at + 2)) {
    const after = html.charCodeAt(at + 2 + name.length);
    if (
      (after === GREATER || after === SLASH || isSpace(after)) &&
      html.slice(at + 2, at + 2 + name.length).toLowerCase() === name
    )
      return at;
  }
  return html.length;
}

/** Past a comment, a declaration, an instruction or a broken closing tag. */
function endOfOther(html: string, less: number): number {
  if (html.charCodeAt(less + 1) === BANG && html.startsWith('--', less + 2)) {
    const first = html.charCodeAt(less + 4);
    if (first === GREATER) return less + 5;
    if (first === DASH && html.charCodeAt(less + 5) === GREATER) return less + 6;
    for (let at = html.indexOf('--', less + 4); at >= 0; at = html.indexOf('--', at + 1)) {
      if (html.charCodeAt(at + 2) === GREATER) return at + 3;
      if (html.startsWith('!>', at + 2)) return at + 4;
    }
    return html.length;
  }
  const greater = html.indexOf('>', less);
  return greater < 0 ? html.length : greater + 1;
}
