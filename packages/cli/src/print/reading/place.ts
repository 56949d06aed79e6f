/** A report → where a run of its text stands: `L3` for a plain text, whose lines a person can count; empty for a page. */
import type { Reading, Span } from '@proviso/core/vocabulary';

export type PlaceOf = (span: Span | null) => string;

export function placesIn({ article, report }: Reading): PlaceOf {
  const lines = report.mediaType.split(';')[0] === 'text/plain' ? lineStarts(article.text) : null;
  return (span) => (lines && span ? `L${lineAt(lines, span.start)}` : '');
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line, counted from 1, on which the offset lies. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
