/** A finding → the sentence in which its anchor stands, by its full stops; blocks end sentences too. */
import { contains, type Finding, type FullReading, type Quote, quoteOf } from '../vocabulary/index.ts';

export const sentenceOf = (reading: FullReading, finding: Finding): Quote =>
  quoteOf(reading.article.text, sentenceAround(reading, finding));

/** From the end of the sentence before to the end of its own; blocks end sentences too. */
function sentenceAround(reading: FullReading, finding: Finding) {
  const { text, blocks } = reading.article;
  const { anchor } = finding;
  const block = blocks.find((b) => contains(b, anchor)) ?? { start: 0, end: text.length };
  const before = text.slice(block.start, anchor.start);
  const lastStop = [...before.matchAll(/[.!?]["”’)]*\s+(?=["“‘(]*\p{Lu})/gu)]
    .filter((m) => !ABBREVIATION.test(before.slice(0, m.index + 1)))
    .at(-1);
  const start = block.start + (lastStop ? lastStop.index + lastStop[0].length : 0);
  const after = text.slice(anchor.end, block.end);
  const firstStop = [...after.matchAll(/[.!?]["”’)]*(?=\s+["“‘(]*\p{Lu}|\s*$)/gu)].find(
    (m) => !ABBREVIATION.test(after.slice(0, m.index + 1)),
  );
  const end = firstStop ? anchor.end + firstStop.index + firstStop[0].length : block.end;
  return { start, end };
}
const ABBREVIATION = /(?:\b\p{L}|\b(?:Mr|Mrs|Ms|Dr|No|St|Gen|Sen|Rep|Gov|Lt|vs))\.$/u;
