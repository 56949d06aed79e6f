/** A sentence → the day on which it was told: its entry's own on a live page, else the report's. */
import type { EdtfString, Span } from '../../vocabulary/index.ts';
import type { Scene } from '../scene.ts';

export function toldOn({ article }: Scene, sentence: Span): EdtfString | null {
  const entry = article.entries?.find(({ start, end }) => start <= sentence.start && sentence.end <= end);
  return entry?.published ?? article.published;
}
