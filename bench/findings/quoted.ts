/**
 * Words quoted from a report → where they stand in its text. They begin and end at the borders of words, so that "ban"
 * is not found in "bank"; which of several mentions is meant, its number or its nearness to another span decides.
 */
export type Quoted = string | { text: string; nth?: number; value?: string };
export type Span = { start: number; end: number };

/** Null where the words are not found, or more than once with nothing to choose by. */
export function spanOf(quoted: Quoted, body: { text: string; from: number }, near: Span | null): Span | null {
  const { text: words, nth = null } = typeof quoted === 'string' ? { text: quoted } : quoted;
  const mentions = mentionsOf(words, body.text, body.from);
  if (nth !== null) return mentions[nth - 1] ?? null;
  if (near === null) return mentions.length === 1 ? mentions[0]! : null;
  const ranked = mentions.map((span) => ({ span, far: distance(span, near, body.text) }));
  return ranked.sort((a, b) => a.far - b.far)[0]?.span ?? null;
}

function mentionsOf(words: string, text: string, from: number): Span[] {
  if (words === '' || words.trim() !== words) return [];
  const mentions: Span[] = [];
  for (let start = text.indexOf(words, from); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    if (!cutsWord(text, start) && !cutsWord(text, end)) mentions.push({ start, end });
  }
  return mentions;
}

const cutsWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '');

/** A mention in another sentence is farther than any in the same. */
function distance(a: Span, b: Span, text: string): number {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return between.length + (/[.!?]["”’)]*\s|\n/.test(between) ? text.length : 0);
}
