/** A field that may hold markup or entities (`&#038;`), at times escaped twice → its words. */
import { Parser } from 'htmlparser2';

export function wordsOfHtml(value: string): string {
  const once = textOf(value);
  return /&#?\w+;|<\/?[a-z]/i.test(once) ? textOf(once) : once;
}

function textOf(value: string): string {
  if (!/[<&]/.test(value)) return value.replace(/\s+/g, ' ').trim();
  let text = '';
  const ontext = (words: string) => {
    text += words;
  };
  const parser = new Parser({ ontext });
  parser.write(value);
  parser.end();
  return text.replace(/\s+/g, ' ').trim();
}
