/** Statements that no section above has told → OTHER: who else says what. Sources that nobody can name stay out. */
import { overlaps, type Span, type Statement } from '@proviso/core/vocabulary';
import { BLANK, type Line } from '../line.ts';
import { quote } from '../quote.ts';
import { clean, layHeading, layRow } from '../wrap.ts';
import { speakerName, type View } from './view.ts';

const MOST = 8;

export function otherSection(view: View): Line[] {
  const others = othersIn(view);
  if (others.length === 0) return [];
  const shown = others.slice(0, MOST);
  const rest = others.length - shown.length;
  return [
    layHeading('OTHER', view.width),
    ...shown.flatMap((statement) => layRow(rowOf(view, statement), view.width, 2, 0)),
    ...(rest > 0
      ? layRow({ text: `and ${rest} more: --json lists them all`, tone: 'quiet' }, view.width, 2, 0)
      : []),
    BLANK,
  ];
}

/** One that stands inside another that is told already, or in the headline, adds nothing. */
function othersIn({ article, statements, findings, stances }: View): Statement[] {
  const elsewhere = new Set([...findings, ...stances].map(({ statement }) => statement));
  const told: Span[] = [
    ...statements.filter(({ id }) => elsewhere.has(id)).flatMap(({ content }) => content),
    ...stances.flatMap(({ reason }) => (reason ? [reason] : [])),
    ...article.blocks.filter(({ kind }) => kind === 'headline'),
  ];
  return statements.filter(({ id, speaker, source, content }) => {
    const isNew =
      !elsewhere.has(id) &&
      speaker.kind !== 'unknown' &&
      source.length > 0 &&
      content.length > 0 &&
      !content.some((span) => told.some((other) => overlaps(other, span)));
    if (isNew) told.push(...content);
    return isNew;
  });
}

function rowOf(view: View, { speaker, source, cue, content, quotation }: Statement) {
  const who = speakerName(speaker, clean(source[0]!.text));
  const verb = cue.map(({ text }) => text).join(' … ');
  const words = content.map(({ text }) => quote(text)).join(' ');
  const said = quotation === 'direct' || verb === '' ? ':' : ` ${verb}`;
  return { text: `${who}${said} ${words}`, place: view.place(content[0]!) };
}
