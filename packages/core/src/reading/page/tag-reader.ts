/**
 * A tag as it is written → its name and those of its attributes that somebody asks for; the others are passed over
 * without being cut out. One reader goes over the whole page, and tells of the tag it read last.
 */
import { decodeHTMLAttribute } from 'entities';
import { smallLetter } from '../letters.ts';
import { hashed, NO_LETTERS } from '../word-table.ts';
import { ATTRIBUTES, type Attributes, BY_NAME, NONE, noAttributes } from './attributes.ts';
import { type Tag, tagNames } from './tags.ts';

const [QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER] = [34, 39, 47, 61, 62];

/** By sign of ASCII, what it is: white space, the end of an element's name, the end of an attribute's. */
const [SPACE, NAME_END, ATTRIBUTE_END] = [1, 2, 4];
const signs = new Uint8Array(128);
for (const sign of '\t\n\f\r ') signs[sign.charCodeAt(0)] = SPACE | NAME_END | ATTRIBUTE_END;
signs[SLASH] = NAME_END | ATTRIBUTE_END;
signs[GREATER] = NAME_END | ATTRIBUTE_END;
signs[EQUALS] = ATTRIBUTE_END;

const isSign = (code: number, what: number): boolean => code < 128 && (signs[code]! & what) !== 0;
export const isSpace = (code: number): boolean => isSign(code, SPACE);

export class TagReader {
  /** Where the page goes on after what was read. */
  at = 0;
  attributes: Attributes = NONE;
  /** `<g/>` */
  closesItself = false;
  private readonly html: string;
  private readonly tagNamed = tagNames();

  constructor(html: string) {
    this.html = html;
  }

  /** The name that begins at `start`, and leaves `at` behind it. */
  name(start: number): Tag {
    const { html } = this;
    let hash = NO_LETTERS;
    let at = start;
    for (; at < html.length; at++) {
      const code = html.charCodeAt(at);
      if (isSign(code, NAME_END)) break;
      hash = hashed(hash, smallLetter(code));
    }
    this.at = at;
    return this.tagNamed(html, start, at, hash);
  }

  /** From `at` to behind the tag's end; false where the page ends within the tag. */
  readAttributes(): boolean {
    const { html } = this;
    this.attributes = NONE;
    this.closesItself = false;
    let { at } = this;
    while (at < html.length) {
      const code = html.charCodeAt(at);
      if (code === GREATER) {
        this.at = at + 1;
        return true;
      }
      this.closesItself = code === SLASH;
      if (this.closesItself || isSpace(code)) {
        at++;
        continue;
      }
      const nameStart = at++;
      let hash = hashed(NO_LETTERS, smallLetter(code));
      for (; at < html.length; at++) {
        const c = html.charCodeAt(at);
        if (isSign(c, ATTRIBUTE_END)) break;
        hash = hashed(hash, smallLetter(c));
      }
      const wanted = BY_NAME.at(hash, html, nameStart, at);
      let after = at;
      while (isSpace(html.charCodeAt(after))) after++;
      if (html.charCodeAt(after) !== EQUALS) {
        if (wanted > 0) this.note(wanted, '');
        continue;
      }
      at = after + 1;
      while (isSpace(html.charCodeAt(at))) at++;
      const mark = html.charCodeAt(at);
      const isQuoted = mark === QUOTE || mark === APOSTROPHE;
      const valueStart = isQuoted ? at + 1 : at;
      if (isQuoted) {
        at = html.indexOf(mark === QUOTE ? '"' : "'", valueStart);
        if (at < 0) return false;
      } else
        for (; at < html.length; at++) {
          const c = html.charCodeAt(at);
          if (c === GREATER || isSpace(c)) break;
        }
      if (wanted > 0) this.note(wanted, html.slice(valueStart, at));
      if (isQuoted) at++;
    }
    return false;
  }

  /** The first of each name counts. */
  private note(wanted: number, value: string): void {
    if (this.attributes === NONE) this.attributes = noAttributes();
    const name = ATTRIBUTES[wanted - 1]!;
    this.attributes[name] ??= value.includes('&') ? decodeHTMLAttribute(value) : value;
  }
}
