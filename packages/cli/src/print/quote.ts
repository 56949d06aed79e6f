/** The report's words in ‹ ›; words that it quotes itself keep their own marks. A long run is cut at a word, told by …. */
import { clean } from './wrap.ts';

const LONGEST = 160;

export function quote(words: string, longest = LONGEST): string {
  const text = clean(words);
  if (/^[“"].*[”"]$/u.test(text) && text.length <= longest) return `“${text.slice(1, -1)}”`;
  return `‹${shorten(text, longest)}›`;
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 2);
  return `${cut.slice(0, cut.lastIndexOf(' ') > longest / 2 ? cut.lastIndexOf(' ') : cut.length)} …`;
}
