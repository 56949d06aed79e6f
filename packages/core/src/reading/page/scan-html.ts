/**
 * HTML → its runs of text, each with the element it stands in, and what the head says. One pass, no tree is kept
 * beyond the containers; script, style, navigation and hidden parts are passed over.
 */
import { ProvisoError } from '../../vocabulary/index.ts';
import type { Head } from '../facts/head.ts';
import { headNotes } from '../facts/head-notes.ts';
import { MOST_BLOCK_ELEMENTS, MOST_ELEMENTS, MOST_OPEN_ELEMENTS, MOST_TEXT_LETTERS } from '../limits.ts';
import { BOLD, buildRuns, ITALIC, type Run } from '../runs.ts';
import { type Attributes, NONE } from './attributes.ts';
import { HINT, hintsOf } from './hints.ts';
import { readMarkup } from './markup-events.ts';
import tags from './tags.json' with { type: 'json' };
import { knownTag, type Tag } from './tags.ts';

/** A block-level element. `parent` is an index of a container before it; 0 is the page. */
export type Container = { parent: number; tag: string; names: string; hints: number; articleBody: boolean };

export type Scanned = { containers: Container[]; runs: Run[]; head: Head };

const SKIPPED_ROLES = new Set(tags.skippedRoles);
/** Inline elements of these kinds are runs of their own; a bold or dated beginning of a sentence is not. */
const OWN_LINE = HINT.byline | HINT.caption | HINT.comments | HINT.away;
/** What `HINT` tells of authors is for the head alone. */
const OF_CONTAINERS = ~(HINT.author | HINT.besideAuthor);

const [HTML, BODY, BR, HR, A, TD, TH] = [
  knownTag('html'),
  knownTag('body'),
  knownTag('br'),
  knownTag('hr'),
  knownTag('a'),
  knownTag('td'),
  knownTag('th'),
];
const STRESS = new Map<Tag, number>([
  [knownTag('b'), BOLD],
  [knownTag('strong'), BOLD],
  [knownTag('i'), ITALIC],
  [knownTag('em'), ITALIC],
]);

/** What holds within an open element; there is one for each depth, used again and again. */
type Level = { container: number; link: boolean; stress: number; skip: boolean; comments: boolean };
const level = (): Level => ({ container: 0, link: false, stress: 0, skip: false, comments: false });

export function scanHtml(html: string): Scanned {
  const containers: Container[] = [{ parent: 0, tag: 'page', names: '', hints: 0, articleBody: false }];
  const notes = headNotes();
  const built = buildRuns();
  const levels: Level[] = [level(), level()];
  let depth = 0;
  const hintsIn = rememberedHints();
  let elements = 0;
  let letters = 0;

  const within = (parent: number, { name }: Tag, hints: number, attributes: Attributes): number => {
    if (containers.length > MOST_BLOCK_ELEMENTS) throw tooLarge(`${MOST_BLOCK_ELEMENTS}\` blocks`);
    const { class: names, itemprop } = attributes;
    const articleBody = itemprop !== undefined && /articlebody/i.test(itemprop);
    containers.push({ parent, tag: name, names: names ?? '', hints: hints & OF_CONTAINERS, articleBody });
    return containers.length - 1;
  };

  readMarkup(html, {
    open(tag, attributes) {
      const above = levels[depth]!;
      if (++elements > MOST_ELEMENTS) throw tooLarge(`${MOST_ELEMENTS}\` elements`);
      if (tag.isVoid) {
        if (tag === BR && !above.skip) built.endLine();
        else if (tag === HR) built.endRun(above.container);
        else if (attributes !== NONE) notes.empty(tag, attributes);
        return;
      }
      if (depth >= MOST_OPEN_ELEMENTS)
        throw new ProvisoError(
          'E_TOO_DEEP',
          `more than \`${MOST_OPEN_ELEMENTS}\` elements are open at once; pass a page that closes them`,
        );
      const isBare = attributes === NONE;
      const skip = above.skip || tag.isSkipped || (!isBare && isHidden(attributes));
      const hints = skip || isBare || tag === BODY || tag === HTML ? 0 : hintsIn(attributes);
      const comments = above.comments || (hints & HINT.comments) !== 0;
      depth++;
      notes.open(tag, attributes, hints, depth, built.runs.length, comments, skip);
      let { container } = above;
      if (!skip && tag.isBlock) {
        built.endRun(container);
        container = within(container, tag, hints, attributes);
      } else if ((hints & OWN_LINE) !== 0 && built.isEmpty())
        container = within(container, tag, hints, attributes);
      const isLink = tag === A && attributes.href !== undefined;
      if (isLink && !skip) built.link();
      if (tag === TD || tag === TH) built.space();
      const here = levels[depth]!;
      here.container = container;
      here.link = above.link || isLink;
      here.stress = above.stress | (STRESS.get(tag) ?? 0);
      here.skip = skip;
      here.comments = comments;
      if (levels.length === depth + 1) levels.push(level());
    },
    text(text, isBlank) {
      const top = levels[depth]!;
      notes.text(text);
      if (top.skip) return;
      letters += text.length;
      if (letters > MOST_TEXT_LETTERS) throw tooLarge(`${MOST_TEXT_LETTERS}\` characters`);
      built.text(text, isBlank, top.link, top.stress);
    },
    close() {
      const { container } = levels[depth]!;
      notes.close(depth);
      depth--;
      if (container !== levels[depth]!.container) built.endRun(container);
    },
  });
  built.endRun(0);
  markLiveArticles(containers, notes.head);
  return { containers, runs: built.runs, head: notes.head };
}

/** What an element's names say; a page has the same again and again. */
function rememberedHints(): (attributes: Attributes) => number {
  const known = new Map<string, number>();
  const hintsIn = (names: string | undefined): number => {
    if (names === undefined || names === '') return 0;
    let hints = known.get(names);
    if (hints === undefined) {
      hints = hintsOf(names);
      known.set(names, hints);
    }
    return hints;
  };
  return ({ class: names, id, 'data-component': component, itemprop }) =>
    hintsIn(names) |
    hintsIn(id) |
    (hintsIn(component) & OF_CONTAINERS) |
    (itemprop !== undefined && /liveblogupdate/i.test(itemprop) ? HINT.entry : 0);
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
