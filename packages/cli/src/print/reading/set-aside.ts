/** What reading kept out of the story → one line: which lines of a plain text, or how many blocks of a page and which. */
import type { Article } from '@proviso/core/vocabulary';
import { type Line, line } from '../line.ts';
import { wrap } from '../wrap.ts';
import { lineAt, lineStarts } from './place.ts';

export function setAside(article: Article, isPlain: boolean, width: number): Line[] {
  const furniture = article.blocks.filter(({ kind }) => kind === 'furniture');
  if (furniture.length === 0) return [];
  const text = isPlain ? plainLines(article, furniture) : pageBlocks(furniture);
  return wrap(`SET ASIDE  ${text}`, width).map((words) => line(words, 'quiet'));
}

function plainLines({ text }: Article, furniture: Article['blocks']): string {
  const starts = lineStarts(text);
  const numbers = furniture.flatMap(({ start, end }) => {
    const first = lineAt(starts, start);
    const last = lineAt(starts, Math.max(start, end - 1));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  const told = [...new Set(numbers)].filter(
    (n) => (text.slice(starts[n - 1], starts[n]) ?? '').trim() !== '',
  );
  return `${told.length} ${told.length === 1 ? 'line' : 'lines'}: ${rangesOf(told).join(', ')}`;
}

/** 7, 8, 20, 21, 22 → L7-8, L20-22. */
function rangesOf(numbers: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([first, last]) => (first === last ? `L${first}` : `L${first}-${last}`));
}

function pageBlocks(furniture: Article['blocks']): string {
  const cues = Map.groupBy(furniture, ({ cue }) => cue ?? 'page furniture');
  const told = [...cues].map(([cue, blocks]) => (blocks.length === 1 ? cue : `${cue} (${blocks.length})`));
  return `${furniture.length} ${furniture.length === 1 ? 'block' : 'blocks'}: ${told.join(', ')}`;
}
