/** A field that may hold markup or entities (`&#038;`) → its words. */
import { Parser } from 'htmlparser2';

export function wordsOfHtml(value: string): string {
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
