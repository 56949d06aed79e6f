/**
 * A reading and a width → the lines that a person reads (design/voice.md): who published it, what changed and what did
 * not, what was before, who calls for what, what to beware of. The report's words stand in ‹ ›, never a paraphrase.
 */
import { clean, sayDate, tellReading } from '@proviso/core/publishing';
import type { Article, FullReading, Reading } from '@proviso/core/vocabulary';
import { BLANK, type Line, line } from '../line.ts';
import { wrap } from '../wrap.ts';
import { placesIn } from './place.ts';
import { moveSections, otherSections } from './sections.ts';
import { setAside } from './set-aside.ts';
import { statementSection, storySection } from './stages.ts';

/** `source` is named in the last line, as what may be added next. */
export function layReading(reading: Reading, width: number, source: string): Line[] {
  const { article, report, statements, findings, stances, passedOver = false } = reading;
  const isPlain = report.mediaType.split(';')[0] === 'text/plain';
  const whole = statements && findings && stances ? { report, article, statements, findings, stances } : null;
  return [
    ...head(article, isPlain, width),
    BLANK,
    ...(whole
      ? sections(whole, passedOver, width)
      : statements
        ? statementSection({ ...reading, statements }, width)
        : storySection(article, width)),
    ...setAside(article, isPlain, width),
    ...(whole ? foot(source, width) : []),
  ];
}

function head(article: Article, isPlain: boolean, width: number): Line[] {
  const told = [
    { name: 'publisher', text: article.publisher },
    { name: 'byline', text: article.bylines.length > 0 ? `by ${article.bylines.join(', ')}` : null },
    { name: 'date', text: article.published === null ? null : sayDate(article.published) },
  ];
  const missing = told.filter(({ text }) => text === null).map(({ name }) => name);
  const stated = told.flatMap(({ text }) => (text === null ? [] : [text]));
  const credit = article.creditedTo.length > 0 ? ` (names ${article.creditedTo.join(', ')})` : '';
  const origin = [
    ...(stated.length > 0 ? [stated.join(', ')] : []),
    ...(missing.length > 0 ? [`${missing.join(', ')}: not stated`] : []),
  ];
  return [
    ...wrap(clean(article.headline ?? 'no headline found'), width).map((text) => line(text, 'title')),
    ...wrap(clean(origin.join('; ') + credit), width).map((text) => line(text, 'quiet')),
    line(`‹ › the report's words   “ ” speech it quotes${isPlain ? '   L line' : ''}`, 'quiet'),
  ];
}

function sections(reading: FullReading, passedOver: boolean, width: number): Line[] {
  const told = tellReading(reading);
  const place = placesIn(reading);
  const moves = moveSections(told, width, place);
  const none =
    moves.length === 0
      ? [
          line('NO POLICY MOVE is reported here.', 'heading'),
          ...(passedOver ? wrap(PASSED_OVER, width).map((text) => line(text, 'quiet')) : []),
          BLANK,
        ]
      : [];
  return [...moves, ...none, ...otherSections(told, width, place)];
}

/** Empty for another reason than that nobody says anything. */
const PASSED_OVER =
  'Passed over: no sentence speaks of a rule, so nobody looked for who says what. --all reads it to the end.';

function foot(source: string, width: number): Line[] {
  const next = `Next: proviso add ${/[^\w./:@%+=,~-]/.test(source) ? `'${source.replaceAll("'", `'\\''`)}'` : source}`;
  const caveat = 'Machine reading, not reviewed. Not legal advice.';
  const one = `${caveat}  ${next}`;
  return one.length <= width ? [line(one, 'quiet')] : [line(caveat, 'quiet'), line(next, 'quiet')];
}
