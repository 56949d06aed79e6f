/**
 * HTML → its runs of text, each with the element it stands in, and what the head says. One pass, no tree of nodes is
 * kept beyond the containers; script, style, navigation and hidden parts are passed over.
 */
import { Parser } from 'htmlparser2';
import { ProvisoError } from '../vocabulary/index.ts';
import { HINT, hintsOf } from './hints.ts';
import tags from './tags.json' with { type: 'json' };

/** A block-level element. `parent` is an index of a container before it; 0 is the page. */
export type Container = { parent: number; tag: string; hints: number; articleBody: boolean };

/** A run of text between two block boundaries. `tag` is the nearest element that gives it a role. */
export type Run = {
  text: string;
  container: number;
  linkedLetters: number;
  links: number;
  time: string | null;
};

export type Head = {
  title: string;
  /** By name, property or itemprop, lower-case; the first of each wins. */
  metas: Map<string, string>;
  authors: string[];
  links: Map<string, string>;
  jsonLd: string[];
  /** `<time datetime>` in order. */
  times: { when: string; published: boolean }[];
  language: string;
};
export type Scanned = { containers: Container[]; runs: Run[]; head: Head };

/** No page needs more open elements at once; browsers stop at 512. */
const MOST_OPEN = 1000;
const SKIPPED = new Set(tags.skipped);
const BLOCKS = new Set(tags.blocks);
const VOID = new Set(tags.void);
const SKIPPED_ROLES = new Set(tags.skippedRoles);

/** Inline elements of these kinds are runs of their own; a dated or bold beginning of a sentence is not. */
const OWN_LINE = HINT.byline | HINT.caption | HINT.comments | HINT.away;

type Open = { container: number; link: boolean; skip: boolean; keep: 'title' | 'jsonLd' | null };

export function scanHtml(html: string): Scanned {
  const containers: Container[] = [{ parent: 0, tag: 'page', hints: 0, articleBody: false }];
  const runs: Run[] = [];
  const head = emptyHead();
  const open: Open[] = [{ container: 0, link: false, skip: false, keep: null }];
  const seenHints = new Map<string, number>();
  let segments: string[] = [];
  let words = '';
  let linked = 0;
  let links = 0;
  let time: string | null = null;
  let kept = '';

  const hints = (names: string): number => {
    let found = seenHints.get(names);
    if (found === undefined) {
      found = hintsOf(names);
      seenHints.set(names, found);
    }
    return found;
  };
  const endLine = () => {
    segments.push(words.replace(/[\s\u00a0]+/g, ' ').trim());
    words = '';
  };
  /** A blank line between two lines (`<br><br>`) parts paragraphs. */
  const endRun = (container: number) => {
    if (words !== '' || segments.length > 0) {
      endLine();
      const letters = segments.reduce((sum, line) => sum + line.length, 0);
      let lines: string[] = [];
      for (const line of [...segments, '']) {
        if (line !== '') lines.push(line);
        else if (lines.length > 0) {
          const text = lines.join('\n');
          const share = letters > 0 ? text.length / letters : 0;
          runs.push({
            text,
            container,
            linkedLetters: Math.min(text.length, Math.round(linked * share)),
            links,
            time,
          });
          lines = [];
        }
      }
    }
    segments = [];
    words = '';
    linked = 0;
    links = 0;
    time = null;
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const above = open[open.length - 1]!;
        if (VOID.has(tag)) {
          if (tag === 'br' && !above.skip) endLine();
          else if (tag === 'hr') endRun(above.container);
          else noteHead(head, tag, attributes);
          return;
        }
        if (open.length > MOST_OPEN)
          throw new ProvisoError(
            'E_TOO_DEEP',
            `more than \`${MOST_OPEN}\` elements are open at once; pass a page that closes them`,
          );
        const isBlock = BLOCKS.has(tag);
        const keep =
          tag === 'title' && head.title === '' ? 'title' : isJsonLd(tag, attributes) ? 'jsonLd' : null;
        if (keep) kept = '';
        if (tag === 'html') head.language ||= attributes.lang ?? attributes['xml:lang'] ?? '';
        if (attributes.itemprop !== undefined && attributes.content !== undefined)
          noteHead(head, tag, attributes);
        if (tag === 'time' && attributes.datetime && !above.skip) {
          time = attributes.datetime;
          head.times.push({
            when: attributes.datetime,
            published:
              /publish|created/i.test(`${attributes.itemprop ?? ''} ${attributes.class ?? ''}`) ||
              attributes.pubdate !== undefined,
          });
        }
        const skip = above.skip || SKIPPED.has(tag) || isHidden(attributes);
        let container = above.container;
        if (isBlock && !skip) {
          endRun(container);
          const own =
            tag === 'body' || tag === 'html'
              ? 0
              : hints(
                  `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['data-component'] ?? ''}`,
                );
          const property = attributes.itemprop ?? '';
          containers.push({ parent: container, tag, hints: own, articleBody: /articlebody/i.test(property) });
          container = containers.length - 1;
        } else if (!skip && (attributes.class || attributes.itemprop)) {
          const own = hints(`${attributes.class ?? ''} ${attributes.itemprop ?? ''} ${attributes.rel ?? ''}`);
          if ((own & OWN_LINE) !== 0 && words.trim() === '' && segments.length === 0) {
            containers.push({ parent: container, tag, hints: own, articleBody: false });
            container = containers.length - 1;
          }
        }
        const link = above.link || (tag === 'a' && attributes.href !== undefined);
        if (link && !above.link) links++;
        if (tag === 'td' || tag === 'th') words += ' ';
        open.push({ container, link, skip, keep });
      },
      ontext(text) {
        const top = open[open.length - 1]!;
        if (top.keep) kept += text;
        if (top.skip) return;
        words += text;
        if (top.link) linked += text.length;
      },
      onclosetag(tag) {
        if (VOID.has(tag) || open.length === 1) return;
        const top = open.pop()!;
        if (top.keep === 'title') head.title = kept.replace(/\s+/g, ' ').trim();
        if (top.keep === 'jsonLd') head.jsonLd.push(kept);
        if (top.container !== open[open.length - 1]!.container) endRun(top.container);
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  endRun(0);
  return { containers, runs, head };
}

const emptyHead = (): Head => ({
  title: '',
  metas: new Map(),
  authors: [],
  links: new Map(),
  jsonLd: [],
  times: [],
  language: '',
});

const isJsonLd = (tag: string, attributes: Record<string, string>): boolean =>
  tag === 'script' && /ld\+json/i.test(attributes.type ?? '');

function isHidden(attributes: Record<string, string>): boolean {
  if (attributes.hidden !== undefined) return true;
  const role = attributes.role;
  if (role !== undefined && SKIPPED_ROLES.has(role)) return true;
  const style = attributes.style;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function noteHead(head: Head, tag: string, attributes: Record<string, string>): void {
  if (tag === 'link' && attributes.href) {
    const relation = (attributes.rel ?? '').toLowerCase();
    if (!head.links.has(relation)) head.links.set(relation, attributes.href);
    return;
  }
  const value = attributes.content?.trim();
  if (!value) return;
  for (const name of [attributes.property, attributes.name, attributes.itemprop, attributes['http-equiv']]) {
    if (!name) continue;
    const key = name.trim().toLowerCase();
    if (!head.metas.has(key)) head.metas.set(key, value);
    if (tags.authorMetas.includes(key)) head.authors.push(value);
  }
}
