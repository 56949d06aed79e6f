/** A report's bytes → its article, or the coded reason why there is none. Nothing in a document makes this throw. */
import { type Article, type Coded, type Hints, ProvisoError, type Span } from '../vocabulary/index.ts';
import { creditsIn } from './credits.ts';
import { stampOf } from './dates.ts';
import { decode } from './decode.ts';
import type { Draft, Facts } from './draft.ts';
import { draftOfFeedItem } from './feed-item.ts';
import { draftOfHtml } from './html.ts';
import { measuresIn } from './measures.ts';
import { draftOfPlain } from './plain.ts';

const BODY = new Set(['paragraph', 'quote', 'list', 'table', 'heading']);

/** In UTF-16 units: a book's length. What comes after reading weighs each sentence against others. */
const MOST_STORY = 500_000;

export function readArticle(bytes: Uint8Array, mediaType: string, hints: Hints = {}): Article | Coded {
  const decoded = decode(bytes, hints.charset);
  if ('code' in decoded) return decoded;
  try {
    const article = articleOf(draftOf(decoded.text, mediaType, hints), hints);
    if (article.story.length > MOST_STORY)
      return {
        code: 'E_TOO_LARGE',
        message: `the story has \`${article.story.length}\` characters, more than ${MOST_STORY}; pass one report`,
      };
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

function draftOf(text: string, mediaType: string, hints: Hints): Draft {
  const type = mediaType.split(';')[0]!.trim().toLowerCase();
  if (type === 'application/feed-item+xml') return draftOfFeedItem(text, hints.baseUrl);
  if (type === 'text/html' || type === 'application/xhtml+xml') return draftOfHtml(text, hints.baseUrl);
  if (type.startsWith('text/')) return draftOfPlain(text);
  throw new ProvisoError(
    'E_UNREADABLE',
    `a document of type \`${mediaType}\` is not read; pass HTML, plain text or a feed`,
  );
}

function articleOf({ parts, facts, whole }: Draft, hints: Hints): Article {
  const { text, spans } = whole ?? joined(parts.map((part) => part.text));
  const blocks = parts.map(({ kind, cue }, i) => {
    const { start, end } = spans[i]!;
    return cue ? { kind, cue, start, end } : { kind, start, end };
  });
  const told = filled(facts, hints);
  const credited = creditsIn(parts).filter((name) => name !== told.publisher);
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
    publisher: facts.publisher ?? hints.publisher ?? null,
    published: facts.published ?? stampOf(hints.published) ?? hints.published ?? null,
    url: facts.url ?? hints.baseUrl ?? null,
  };
}
