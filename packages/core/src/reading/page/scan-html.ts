/**
 * HTML → its runs of text, each with the element it stands in, and what the head says. One pass, no tree is kept
 * beyond the containers; script, style, navigation and hidden parts are passed over.
 */
import { ProvisoError } from '../../vocabulary/index.ts';
import type { Head } from '../facts/head.ts';
import { headNotes } from '../facts/head-notes.ts';
import { MOST_BLOCK_ELEMENTS, MOST_OPEN_ELEMENTS, MOST_TEXT_LETTERS } from '../limits.ts';
import { BOLD, buildRuns, ITALIC, type Run } from '../runs.ts';
import { HINT, hintsOf } from './hints.ts';
import { type Attributes, readMarkup } from './markup-events.ts';
import tags from './tags.json' with { type: 'json' };

/** A block-level element. `parent` is an index of a container before it; 0 is the page. */
export type Container = { parent: number; tag: string; names: string; hints: number; articleBody: boolean };

export type Scanned = { containers: Container[]; runs: Run[]; head: Head };

const SKIPPED = new Set(tags.skipped);
const BLOCKS = new Set(tags.blocks);
const VOID = new Set(tags.void);
const SKIPPED_ROLES = new Set(tags.skippedRoles);
/** Inline elements of these kinds are runs of their own; a bold or dated beginning of a sentence is not. */
const OWN_LINE = HINT.byline | HINT.caption | HINT.comments | HINT.away;

const STRESS = new Map([
  ['b', BOLD],
  ['strong', BOLD],
  ['i', ITALIC],
  ['em', ITALIC],
]);

/** What an element's attributes say, whatever its tag. */
type Look = { hidden: boolean; hints: number; names: string; articleBody: boolean };
type Open = { container: number; link: boolean; stress: number; skip: boolean; comments: boolean };

export function scanHtml(html: string): Scanned {
  const containers: Container[] = [{ parent: 0, tag: 'page', names: '', hints: 0, articleBody: false }];
  const notes = headNotes();
  const built = buildRuns();
  const open: Open[] = [{ container: 0, link: false, stress: 0, skip: false, comments: false }];
  const hintsByName = new Map<string, number>();
  let letters = 0;

  const hintsIn = (names: string | undefined): number => {
    if (names === undefined || names === '') return 0;
    let hints = hintsByName.get(names);
    if (hints === undefined) {
      hints = hintsOf(names);
      hintsByName.set(names, hints);
    }
    return hints;
  };
  const look = (attributes: Attributes): Look => ({
    hidden: isHidden(attributes),
    hints:
      hintsIn(attributes.class) |
      hintsIn(attributes.id) |
      hintsIn(attributes['data-component']) |
      (/liveblogupdate/i.test(attributes.itemprop ?? '') ? HINT.entry : 0),
    names: attributes.class ?? '',
    articleBody: attributes.itemprop !== undefined && /articlebody/i.test(attributes.itemprop),
  });
  const within = (parent: number, tag: string, hints: number, { names, articleBody }: Look): number => {
    if (containers.length > MOST_BLOCK_ELEMENTS) throw tooLarge(`${MOST_BLOCK_ELEMENTS}\` elements`);
    containers.push({ parent, tag, names, hints, articleBody });
    return containers.length - 1;
  };

  readMarkup(html, {
    look,
    open(tag, attributes, look) {
      const above = open[open.length - 1]!;
      if (VOID.has(tag)) {
        if (tag === 'br' && !above.skip) built.endLine();
        else if (tag === 'hr') built.endRun(above.container);
        else notes.empty(tag, attributes);
        return;
      }
      if (open.length > MOST_OPEN_ELEMENTS)
        throw new ProvisoError(
          'E_TOO_DEEP',
          `more than \`${MOST_OPEN_ELEMENTS}\` elements are open at once; pass a page that closes them`,
        );
      const skip = above.skip || SKIPPED.has(tag) || look.hidden;
      const hints = skip || tag === 'body' || tag === 'html' ? 0 : look.hints;
      const comments = above.comments || (hints & HINT.comments) !== 0;
      notes.open({ tag, attributes, depth: open.length, run: built.runs.length, comments, skip });
      let { container } = above;
      if (!skip && BLOCKS.has(tag)) {
        built.endRun(container);
        container = within(container, tag, hints, look);
      } else if (!skip && (hints & OWN_LINE) !== 0 && built.isEmpty())
        container = within(container, tag, hints, look);
      const isLink = tag === 'a' && attributes.href !== undefined;
      if (isLink && !skip) built.link();
      if (tag === 'td' || tag === 'th') built.space();
      const stress = above.stress | (STRESS.get(tag) ?? 0);
      open.push({ container, link: above.link || isLink, stress, skip, comments });
    },
    text(text) {
      const top = open[open.length - 1]!;
      notes.text(text);
      if (top.skip) return;
      letters += text.length;
      if (letters > MOST_TEXT_LETTERS) throw tooLarge(`${MOST_TEXT_LETTERS}\` characters`);
      built.text(text, top.link, top.stress);
    },
    close() {
      const { container } = open.pop()!;
      notes.close(open.length);
      if (container !== open[open.length - 1]!.container) built.endRun(container);
    },
  });
  built.endRun(0);
  markLiveArticles(containers, notes.head);
  return { containers, runs: built.runs, head: notes.head };
}

/** Where the page calls itself a live blog, articles side by side are its entries, whatever their names. */
function markLiveArticles(containers: readonly Container[], { jsonLd }: Head): void {
  if (!jsonLd.some((script) => script.includes('LiveBlogPosting'))) return;
  const articles = containers.filter(({ tag }) => tag === 'article');
  const beside = Map.groupBy(articles, ({ parent }) => parent);
  for (const group of beside.values())
    if (group.length > 1) for (const article of group) article.hints |= HINT.entry;
}

const tooLarge = (most: string) =>
  new ProvisoError('E_TOO_LARGE', `the page has more than \`${most}; pass the page of one report`);

function isHidden({ hidden, role, style }: Attributes): boolean {
  if (hidden !== undefined) return true;
  if (role !== undefined && SKIPPED_ROLES.has(role)) return true;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
