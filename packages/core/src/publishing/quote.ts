/** The report's words in ‹ ›; words that it quotes itself keep their own marks. A long run is cut at a word, told by …. */
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

/** Reports are strangers' words: whatever could steer a terminal, or turn its text round, is taken out. */
export const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
