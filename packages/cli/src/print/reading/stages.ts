/** A reading that stopped early → what there is of it: the story, or all that is said in it. */
import type { Article, Reading, Statement } from '@proviso/core/vocabulary';
import { BLANK, type Line, line } from '../line.ts';
import { quote } from '../quote.ts';
import { clean, layHeading, layRow, wrap } from '../wrap.ts';
import { speakerName, viewOf } from './view.ts';

export const storySection = ({ story }: Article, width: number): Line[] =>
  story
    .split(/\n{2,}/)
    .flatMap((paragraph) => [...wrap(clean(paragraph), width).map((text) => line(text)), BLANK]);

export function statementSection(reading: Reading & { statements: Statement[] }, width: number): Line[] {
  const view = viewOf({ ...reading, findings: [], stances: [] }, width);
  const rows = reading.statements.map(({ speaker, source, cue, content }) => ({
    text: `${speakerName(speaker, source[0]?.text ?? 'source not told')} | ${cue.map(({ text }) => text).join(' … ')} | ${content.map(({ text }) => quote(text)).join(' ')}`,
    place: content[0] ? view.place(content[0]) : '',
  }));
  return [layHeading('WHO SAYS WHAT', width), ...rows.flatMap((row) => layRow(row, width, 2, 0)), BLANK];
}
