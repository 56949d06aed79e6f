/** A report's bytes → its article, or the coded reason why there is none. Nothing in a document makes this throw. */
import {
  type Article,
  type Coded,
  type Hints,
  isDateStamp,
  ProvisoError,
  type Span,
} from '../vocabulary/index.ts';
import { decode } from './charset/decode.ts';
import type { Draft, Facts } from './draft.ts';
import { creditsIn } from './facts/credits.ts';
import { stampOf } from './facts/dates.ts';
import { fieldsOfJson, fieldsOfXml } from './feed/feed-fields.ts';
import { draftOfFeedItem } from './feed/feed-item.ts';
import { MOST_FEED_ITEM_LETTERS, MOST_STORY_LETTERS, MOST_TEXT_LETTERS } from './limits.ts';
import { draftOfMarkdown } from './markdown/markdown.ts';
import { measuresIn } from './measures.ts';
import { baseType } from './media-type.ts';
import { draftOfHtml } from './page/html.ts';
import { draftOfPlain } from './plain/plain.ts';

const BODY = new Set(['paragraph', 'quote', 'list', 'table', 'heading']);

export function readArticle(bytes: Uint8Array, mediaType: string, hints: Hints = {}): Article | Coded {
  const decoded = decode(bytes, hints.charset);
  if ('code' in decoded) return decoded;
  try {
    const article = articleOf(draftOf(decoded.text, mediaType, hints), hints);
    checkSize('text', article.text, MOST_TEXT_LETTERS);
    checkSize('story', article.story, MOST_STORY_LETTERS);
    return article.text.trim() === ''
      ? {
          code: 'E_NO_STORY',
          message: 'the document has markup but no text; pass the page as a reader sees it',
        }
      : article;
  } catch (error) {
    if (error instanceof ProvisoError) return error.toJSON();
    throw error;
  }
}

function checkSize(what: string, { length }: string, most: number): void {
  if (length > most)
    throw new ProvisoError(
      'E_TOO_LARGE',
      `the ${what} has \`${length}\` characters, more than ${most}; pass one report`,
    );
}

function draftOf(text: string, mediaType: string, hints: Hints): Draft {
  const type = baseType(mediaType);
  if (type.startsWith('application/feed-item')) checkSize('item', text, MOST_FEED_ITEM_LETTERS);
  if (type === 'application/feed-item+xml') return draftOfFeedItem(fieldsOfXml(text), hints.baseUrl);
  if (type === 'application/feed-item+json') return draftOfFeedItem(fieldsOfJson(text), hints.baseUrl);
  if (type === 'text/markdown') return draftOfMarkdown(text, hints.baseUrl);
  if (type === 'text/html' || type === 'application/xhtml+xml') return draftOfHtml(text, hints.baseUrl);
  if (type.startsWith('text/')) {
    checkSize('text', text, MOST_TEXT_LETTERS);
    return titled(draftOfPlain(text), hints.headline);
  }
  throw new ProvisoError(
    'E_UNREADABLE',
    `a document of type \`${mediaType}\` is not read; pass HTML, text, Markdown, a feed, a mail or a PDF`,
  );
}

/** A mail's subject says more surely what it is about than any line of its text. */
const titled = (draft: Draft, title: string | undefined): Draft =>
  title ? { ...draft, facts: { ...draft.facts, headline: title } } : draft;

function articleOf({ parts, facts, whole, entries = [] }: Draft, hints: Hints): Article {
  const { text, spans } = whole ?? joined(parts.map((part) => part.text));
  const blocks = parts.map(({ kind, cue }, i) => {
    const { start, end } = spans[i]!;
    return cue ? { kind, cue, start, end } : { kind, start, end };
  });
  const told = wellFormed(filled(facts, hints));
  const credited = creditsIn(parts, told.publisher, told.bylines);
  return {
    ...told,
    creditedTo: [...new Set([...told.creditedTo, ...credited])],
    text,
    blocks,
    story: blocks
      .filter((block) => BODY.has(block.kind))
      .map(({ start, end }) => text.slice(start, end))
      .join('\n\n'),
    measures: measuresIn(text).filter(({ quote }) =>
      blocks.some((b) => b.kind !== 'furniture' && b.start <= quote.start && quote.end <= b.end),
    ),
    ...(entries.length > 0 && {
      entries: entries.map(({ from, to, ...entry }) => ({
        start: spans[from]!.start,
        end: spans[to]!.end,
        ...entry,
      })),
    }),
  };
}

/** Texts parted by blank lines, and where each stands. */
function joined(texts: readonly string[]): { text: string; spans: Span[] } {
  let at = 0;
  const spans = texts.map((text) => {
    const span = { start: at, end: at + text.length };
    at = span.end + 2;
    return span;
  });
  return { text: texts.join('\n\n'), spans };
}

/** What the report says of itself stands; the hints fill what it leaves out. */
function filled(facts: Facts, hints: Hints): Facts {
  return {
    ...facts,
    headline: facts.headline ?? hints.headline ?? null,
    publisher: facts.publisher ?? hints.publisher ?? null,
    published: facts.published ?? stampIn(hints.published),
    url: facts.url ?? hints.baseUrl ?? null,
  };
}

const stampIn = (told: string | undefined): string | null =>
  stampOf(told) ?? (told !== undefined && isDateStamp(told) ? told : null);

/** JSON in a page can write half a letter. */
function wellFormed(facts: Facts): Facts {
  const whole = <T extends string | null>(words: T) => (words?.toWellFormed() ?? null) as T;
  const { headline, standfirst, bylines, publisher, creditedTo } = facts;
  return {
    ...facts,
    headline: whole(headline),
    standfirst: whole(standfirst),
    bylines: bylines.map(whole),
    publisher: whole(publisher),
    creditedTo: creditedTo.map(whole),
  };
}
