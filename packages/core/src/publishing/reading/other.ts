/** Statements that nothing else has told → who else says what. Sources that nobody can name stay out. */
import { overlaps, type Span, type Statement } from '../../vocabulary/index.ts';
import { clean, quote } from '../quote.ts';
import { speakerName, type ToldRow, type View } from './view.ts';

/** One that stands inside another that is told already, or in the headline, adds nothing. */
export function othersIn({ article, statements, findings, stances }: View): ToldRow[] {
  const elsewhere = new Set([...findings, ...stances].map(({ statement }) => statement));
  const told: Span[] = [
    ...statements.filter(({ id }) => elsewhere.has(id)).flatMap(({ content }) => content),
    ...stances.flatMap(({ reason }) => (reason ? [reason] : [])),
    ...article.blocks.filter(({ kind }) => kind === 'headline'),
  ];
  return statements
    .filter(({ id, speaker, source, content }) => {
      const isNew =
        !elsewhere.has(id) &&
        speaker.kind !== 'unknown' &&
        source.length > 0 &&
        content.length > 0 &&
        !content.some((span) => told.some((other) => overlaps(other, span)));
      if (isNew) told.push(...content);
      return isNew;
    })
    .map(rowOf);
}

function rowOf({ speaker, source, cue, content, quotation }: Statement): ToldRow {
  const who = speakerName(speaker, clean(source[0]!.text));
  const verb = cue.map(({ text }) => text).join(' … ');
  const words = content.map(({ text }) => quote(text)).join(' ');
  const said = quotation === 'direct' || verb === '' ? ':' : ` ${verb}`;
  return { key: '', text: `${who}${said} ${words}`, at: content[0]! };
}
