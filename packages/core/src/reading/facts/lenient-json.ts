/**
 * JSON as pages write it → its value, as far as it can be read. Raw line breaks, quotation marks inside strings, commas too
 * many or missing, comments and a text cut in the middle are borne; one pass, and no deeper than 100.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const DEEPEST = 100;

export function parseLeniently(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return readBroken(text);
  }
}

type Open = { value: Json[] | { [key: string]: Json }; key: string | null };

function readBroken(text: string): Json {
  const open: Open[] = [];
  const roots: Json[] = [];
  const put = (value: Json): void => {
    const within = open.at(-1);
    if (!within) roots.push(value);
    else if (Array.isArray(within.value)) within.value.push(value);
    else if (within.key !== null) {
      if (!Object.hasOwn(within.value, within.key)) setOwn(within.value, within.key, value);
      within.key = null;
    }
  };
  for (let at = 0; at < text.length; ) {
    const sign = text[at]!;
    const within = open.at(-1);
    if (sign === '{' || sign === '[') {
      const value = sign === '{' ? {} : [];
      if (open.length >= DEEPEST) break;
      put(value);
      open.push({ value, key: null });
      at++;
    } else if (sign === '}' || sign === ']') {
      open.pop();
      at++;
    } else if (sign === '"') {
      const isKey = within !== undefined && !Array.isArray(within.value) && within.key === null;
      const end = closingQuote(text, at, isKey);
      const words = unescaped(text.slice(at + 1, end));
      at = end + 1;
      if (isKey) within.key = words;
      else put(words);
    } else if (/[-\d\p{L}]/u.test(sign)) {
      const bare = /[^\s,:{}[\]"]+/uy;
      bare.lastIndex = at;
      const word = bare.exec(text)![0];
      at += word.length;
      if (within && !Array.isArray(within.value) && within.key === null) within.key = word;
      else put(plain(word));
    } else if (sign === '/' && text[at + 1] === '*') {
      const end = text.indexOf('*/', at);
      at = end < 0 ? text.length : end + 2;
    } else at++;
  }
  return roots.length === 1 ? roots[0]! : roots;
}

/** The quotation mark after which JSON can go on; one that a word follows stands inside the string. */
function closingQuote(text: string, start: number, isKey: boolean): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') {
      const after = pastSpace(text, at + 1);
      if (after >= text.length) return at;
      const next = text[after]!;
      if (isKey ? next === ':' : next === '}' || next === ']') return at;
      if (!isKey && next === ',') {
        const beyond = pastSpace(text, after + 1);
        if (VALUE_START.test(text.slice(beyond, beyond + 5))) return at;
      }
      // A string on the next line: the comma between them was forgotten.
      if (next === '"' && text.slice(at, after).includes('\n')) return at;
      at = after - 1;
    }
  }
  return text.length;
}

const VALUE_START = /^(?:["{}[\]\d/-]|true|false|null|$)/;

function pastSpace(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

function unescaped(words: string): string {
  if (!words.includes('\\')) return words;
  return words.replace(
    /\\(?:u([0-9a-f]{4})|(.))/gis,
    (_, code: string | undefined, sign: string | undefined) =>
      code
        ? String.fromCharCode(Number.parseInt(code, 16))
        : sign === 'n' || sign === 't' || sign === 'r'
          ? ' '
          : sign!,
  );
}

function plain(word: string): Json {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  const number = Number(word);
  return Number.isNaN(number) ? word : number;
}

/** Also for `__proto__`. */
function setOwn(thing: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(thing, key, { value, enumerable: true, configurable: true, writable: true });
}
