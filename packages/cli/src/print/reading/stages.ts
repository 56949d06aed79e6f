/** A reading that stopped early → what there is of it: the story, or all that is said in it. */
import { clean, quote, speakerName } from '@proviso/core/publishing';
import type { Article, Reading, Statement } from '@proviso/core/vocabulary';
import { BLANK, type Line, line } from '../line.ts';
import { layHeading, layRow, wrap } from '../wrap.ts';
import { placesIn } from './place.ts';

export const storySection = ({ story }: Article, width: number): Line[] =>
  story
    .split(/\n{2,}/)
    .flatMap((paragraph) => [...wrap(clean(paragraph), width).map((text) => line(text)), BLANK]);

export function statementSection(reading: Reading & { statements: Statement[] }, width: number): Line[] {
  const place = placesIn(reading);
  const rows = reading.statements.map(({ speaker, source, cue, content }) => ({
    text: `${speakerName(speaker, source[0]?.text ?? 'source not told')} | ${cue.map(({ text }) => text).join(' … ')} | ${content.map(({ text }) => quote(text)).join(' ')}`,
    place: place(content[0] ?? null),
  }));
  return [layHeading('WHO SAYS WHAT', width), ...rows.flatMap((row) => layRow(row, width, 2, 0)), BLANK];
}
