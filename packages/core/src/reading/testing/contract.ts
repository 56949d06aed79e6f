/** An article → what in it breaks the contract that `read --json` promises; nothing where it keeps it, as it always should. */
import { type Article, BLOCK_KINDS, isDateStamp } from '../../vocabulary/index.ts';

const BODY = new Set(['paragraph', 'quote', 'list', 'table', 'heading']);

export function contractBreaks(article: Article): string[] {
  const { text, blocks, story, measures } = article;
  const breaks: string[] = [];
  const holds = (isKept: boolean, what: string) => {
    if (!isKept) breaks.push(what);
  };
  holds(text.isWellFormed(), 'the text holds half a letter');
  let at = 0;
  for (const { start, end, kind } of blocks) {
    const place = `block ${start}..${end}`;
    holds(Number.isInteger(start) && Number.isInteger(end), `${place} is no span`);
    holds(start >= at, `${place} begins before ${at}`);
    holds(end > start && end <= text.length, `${place} is empty or out of the text`);
    holds(text.slice(at, start).trim() === '', `words before ${place} are in no block`);
    holds(BLOCK_KINDS.includes(kind), `${place} is of kind ${kind}`);
    holds(!splitsPair(text, start) && !splitsPair(text, end), `${place} parts a letter`);
    at = Math.max(at, end);
  }
  holds(text.slice(at).trim() === '', `words after ${at} are in no block`);
  const body = blocks.filter((block) => BODY.has(block.kind)).map(({ start, end }) => text.slice(start, end));
  holds(story === body.join('\n\n'), 'the story is not its blocks');
  for (const { quote } of measures)
    holds(
      quote.text === text.slice(quote.start, quote.end),
      `quote ${quote.start}..${quote.end} is not its words`,
    );
  for (const field of ['published', 'modified'] as const)
    holds(article[field] === null || isDateStamp(article[field]), `${field} is no date: ${article[field]}`);
  for (const field of ['headline', 'standfirst', 'publisher', 'language', 'url'] as const)
    holds(isNullOrWords(article[field]), `${field} is neither null nor words`);
  for (const field of ['bylines', 'creditedTo'] as const)
    holds(
      article[field].every((name) => isNullOrWords(name) && name !== null),
      `${field} holds no names`,
    );
  return breaks;
}

const isNullOrWords = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() !== '' && value.isWellFormed());

/** A place between the two halves of one letter. */
function splitsPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
