/**
 * HTML → its elements as they open and close, and the text between, as htmlparser2 tells them but in a third of the time:
 * only the attributes that somebody asks for are cut out, and scripts are passed over in one leap. What it tells is held
 * against htmlparser2 by a test.
 */
import { decodeHTML } from 'entities';
import { type Attributes, NONE } from './attributes.ts';
import { isSpace, TagReader } from './tag-reader.ts';
import { knownTag, type Tag } from './tags.ts';

export type MarkupHandler = {
  /** Void elements open and never close. */
  open(tag: Tag, attributes: Attributes): void;
  /** `isBlank`: nothing but spaces and line breaks. */
  text(words: string, isBlank: boolean): void;
  close(tag: Tag): void;
};

const [FORM, IMAGE, IMG, P, BR] = [
  knownTag('form'),
  knownTag('image'),
  knownTag('img'),
  knownTag('p'),
  knownTag('br'),
];
/** From here on a look through all that is open costs too much. */
const MANY_STRAYS = 1000;

const [BANG, DASH, SLASH, LESS, GREATER, QUESTION] = [33, 45, 47, 60, 62, 63];

export function readMarkup(html: string, handler: MarkupHandler): void {
  const reader = new TagReader(html);
  const open: Tag[] = [];
  /** How many of each name are open; kept only where many end tags end nothing. */
  let counts: Map<Tag, number> | null = null;
  let strays = 0;
  let foreign = 0;
  let forms = 0;

  const pop = () => {
    const tag = open.pop()!;
    if (counts) counts.set(tag, counts.get(tag)! - 1);
    if (tag.isForeign) foreign--;
    else if (tag === FORM) forms--;
    handler.close(tag);
  };
  /** Whether it stays open. */
  const begin = (written: Tag, attributes: Attributes, closesItself: boolean): boolean => {
    const tag = written === IMAGE && foreign === 0 ? IMG : written;
    if (tag === FORM && forms > 0) return false;
    const { closes } = tag;
    if (closes !== null) while (open.length > 0 && closes[open[open.length - 1]!.id] === 1) pop();
    handler.open(tag, attributes);
    if (tag.isVoid) return false;
    open.push(tag);
    if (counts) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    if (tag.isForeign) foreign++;
    else if (tag === FORM) forms++;
    if (!closesItself || foreign === 0) return true;
    pop();
    return false;
  };
  const end = (tag: Tag) => {
    if (tag === BR) handler.open(BR, NONE);
    if (tag.isVoid) return;
    const at = counts && !counts.get(tag) ? -1 : open.lastIndexOf(tag);
    if (at < 0 && ++strays === MANY_STRAYS) counts = countsOf(open);
    if (at >= 0) while (open.length > at) pop();
    else if (tag === P && begin(P, NONE, false)) pop();
  };

  let textStart = 0;
  let at = 0;
  let cutOff = false;
  const tell = (until: number, isBlank: boolean) => {
    if (until === textStart) return;
    const words = html.slice(textStart, until);
    handler.text(isBlank ? words : decoded(words), isBlank);
  };
  for (;;) {
    let less = at;
    // Most text is the white space between two tags.
    while (isSpace(html.charCodeAt(less))) less++;
    const isBlank = at === textStart && html.charCodeAt(less) === LESS;
    if (!isBlank) less = html.indexOf('<', less);
    if (less < 0) break;
    const next = html.charCodeAt(less + 1);
    if (isLetter(next)) {
      tell(less, isBlank);
      const tag = reader.name(less + 1);
      cutOff = !reader.readAttributes();
      if (cutOff) break;
      at = reader.at;
      if (begin(tag, reader.attributes, reader.closesItself) && tag.isRaw) {
        const stop = endOfRaw(html, at, tag.name);
        if (stop > at) {
          const text = html.slice(at, stop);
          handler.text(tag.hasReferences ? decoded(text) : text, false);
        }
        at = stop;
      }
    } else if (next === SLASH || next === BANG || next === QUESTION) {
      tell(less, isBlank);
      if (next === SLASH && isLetter(html.charCodeAt(less + 2))) {
        const tag = reader.name(less + 2);
        const greater = html.charCodeAt(reader.at) === GREATER ? reader.at : html.indexOf('>', reader.at);
        cutOff = greater < 0;
        if (cutOff) break;
        end(tag);
        at = greater + 1;
      } else at = endOfOther(html, less);
    } else {
      at = less + 1;
      continue;
    }
    textStart = at;
  }
  // What is cut off within a tag is no text.
  if (!cutOff) tell(html.length, false);
  while (open.length > 0) pop();
}

function countsOf(tags: readonly Tag[]): Map<Tag, number> {
  const counts = new Map<Tag, number>();
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

const decoded = (text: string): string => (text.includes('&') ? decodeHTML(text) : text);

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
