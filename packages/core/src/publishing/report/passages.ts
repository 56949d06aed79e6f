/**
 * A reading → its text in passages: the words block by block, what was set aside folded between them, and beside each
 * block the findings whose words begin in it. Where the full text is not to be shown, the sentences of its findings alone.
 */
import { sentenceOf } from '../../record/index.ts';
import {
  type Block,
  type BlockKind,
  contains,
  type FullReading,
  overlaps,
  type Span,
} from '../../vocabulary/index.ts';
import { type Segment, segmentsOf } from '../segments.ts';
import { marksOf } from './marks.ts';

export type Passage =
  | { kind: 'words'; block: BlockKind; segments: Segment[]; findings: string[] }
  /** Furniture that stood together: the rules that took it for that, and its words. */
  | { kind: 'set aside'; cues: string[]; lines: string[] }
  /** Left out between two quotations. */
  | { kind: 'gap' };

export const passagesIn = (reading: FullReading, { fullText }: { fullText: boolean }): Passage[] =>
  fullText ? wholeText(reading) : quotations(reading);

function wholeText(reading: FullReading): Passage[] {
  const { article } = reading;
  const wordsIn = wordsOf(reading);
  const passages: Passage[] = [];
  for (const block of article.blocks) {
    if (block.kind !== 'furniture') passages.push(wordsIn(block, block.kind));
    else setAside(passages, block, article.text.slice(block.start, block.end));
  }
  return passages;
}

function setAside(passages: Passage[], { cue = 'page furniture' }: Block, line: string): void {
  const last = passages.at(-1);
  const open = last?.kind === 'set aside' ? last : { kind: 'set aside' as const, cues: [], lines: [] };
  if (open !== last) passages.push(open);
  const said = cue.replaceAll('-', ' ');
  if (!open.cues.includes(said)) open.cues.push(said);
  open.lines.push(line);
}

function wordsOf(reading: FullReading) {
  const { article, findings, statements } = reading;
  const marks = marksOf(findings, statements);
  const begins = ({ start, end }: Span, { start: at }: Span) => start <= at && at < end;
  return (within: Span, block: BlockKind): Passage => ({
    kind: 'words',
    block,
    segments: segmentsOf(article.text, within, marks),
    findings: findings.filter(({ anchor }) => begins(within, anchor)).map(({ id }) => id),
  });
}

/** Short quotations: of each finding its sentence, of a long one the words around the move. */
const LONGEST_QUOTATION = 260;
/** So much of a report's words at the most, but for reports so short that they are a quotation themselves. */
const LARGEST_SHARE = 0.3;
const ALWAYS_ALLOWED = 400;

function quotations(reading: FullReading): Passage[] {
  const { article, findings } = reading;
  const wordsIn = wordsOf(reading);
  const leavesOut = (from: number, to: number) => article.text.slice(from, to).trim() !== '';
  const passages: Passage[] = [];
  let end = 0;
  for (const span of chosen(reading)) {
    if (leavesOut(end, span.start)) passages.push({ kind: 'gap' });
    const block = article.blocks.find((around) => contains(around, span));
    passages.push(wordsIn(span, block?.kind ?? 'paragraph'));
    end = span.end;
  }
  if (findings.length > 0 && leavesOut(end, article.text.length)) passages.push({ kind: 'gap' });
  return passages;
}

/** In the order of the text; what does not fit any more is left out, the last findings first. */
function chosen(reading: FullReading): Span[] {
  const most = Math.max(ALWAYS_ALLOWED, reading.article.story.length * LARGEST_SHARE);
  const spans: Span[] = [];
  let shown = 0;
  for (const finding of reading.findings) {
    const span = around(sentenceOf(reading, finding), finding.anchor);
    const known = spans.some((other) => contains(other, finding.anchor));
    if (known || spans.some((other) => overlaps(other, span)) || shown + span.end - span.start > most)
      continue;
    spans.push(span);
    shown += span.end - span.start;
  }
  return spans.sort((a, b) => a.start - b.start);
}

function around(sentence: Span, anchor: Span): Span {
  if (sentence.end - sentence.start <= LONGEST_QUOTATION) return { start: sentence.start, end: sentence.end };
  const room = Math.max(0, LONGEST_QUOTATION - (anchor.end - anchor.start));
  const start = Math.max(sentence.start, anchor.start - Math.floor(room / 2));
  return { start, end: Math.min(sentence.end, start + LONGEST_QUOTATION) };
}
