/**
 * A UTF-16 unit → whether it is of a letter or a figure, and its small letter; each is asked of the runtime's tables
 * once. Where it is half of a character, that character is asked.
 */
const [OF_WORDS, OTHER] = [1, 2];
const kinds = new Uint8Array(65536);
const smalls = new Uint16Array(65536);
for (const mark of '‘’') smalls[mark.charCodeAt(0)] = "'".charCodeAt(0);

/** For ASCII alone; `smallLetter` is for all. */
const smallAscii = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** What has a small letter of two units keeps the first; an apostrophe is one, however it is set. */
export function smallLetter(code: number): number {
  if (code < 128) return smallAscii(code);
  if (smalls[code] === 0) smalls[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0);
  return smalls[code]!;
}

const ascii = Uint8Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)) ? smallAscii(code) : 0,
);

/** The small letter or the figure that stands there (`\p{L}`, `\p{N}`), 0 where none does. */
export function wordLetter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ascii[code]!;
  return isOfWordBeyond(text, at, code) ? smallLetter(code) : 0;
}

const WORD = /^[\p{L}\p{N}]/u;

function isOfWordBeyond(text: string, at: number, code: number): boolean {
  if (code >= 0xd800 && code < 0xe000) {
    const isSecond = (code & 0xfc00) === 0xdc00;
    return WORD.test(text.slice(isSecond ? at - 1 : at, isSecond ? at + 1 : at + 2));
  }
  if (kinds[code] === 0) kinds[code] = WORD.test(String.fromCharCode(code)) ? OF_WORDS : OTHER;
  return kinds[code] === OF_WORDS;
}
