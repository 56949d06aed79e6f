/**
 * What a page says of who wrote it, by source → the bylines. Two things bend the order of `precedence.json`: a later source
 * with the same names and more completes the first, and the outlet's own name is an author only where no one else is named.
 */
import { bylineNames, isLabelled, isOpeningAlone, newsroomIn, opensByline } from './bylines.ts';
import type { Mark } from './head.ts';
import type { Told } from './head-facts.ts';
import { namesOfPerson, personsOf } from './names.ts';
import { type IsOutlet, lettersOf } from './outlets.ts';
import orders from './precedence.json' with { type: 'json' };
import { nameBesideDay, writerDescribed } from './unopened-bylines.ts';
import type { Page } from './visible-facts.ts';

type Source = 'line' | 'json-ld' | 'meta' | Mark | 'end' | 'class-after' | 'body' | 'outlet';
type BylineSources = Record<Source, () => string[]>;

/** In runs above the headline, and below the story's first line. */
const ABOVE = 6;
const BELOW = 3;
/** In runs: those who wrote together stand in one line, or in a list with their roles between. */
const NEXT = 2;
/** In letters. */
const MOST_LINE = 160;
/** In letters. */
const MOST_LABELLED = 60;
/** In runs around the last line of the story. */
const CLOSING = 6;
/** By its looks alone, a longer list is of other writers. */
const MOST_BY_LOOKS = 4;
/** Names make up this share of a text that is marked by its looks alone. */
const NAMES_SHARE = 0.2;

export function bylinesOf(told: Told, page: Page): string[] {
  const sources = bylineSources(told, page);
  let names: string[] = [];
  for (const { from } of orders.bylines) {
    if (names.length > 0 && !COMPLETING.has(from)) continue;
    const its = personsOf(sources[from as Source]());
    if (names.length === 0 || completes(its, names)) names = its;
  }
  return names;
}

/** Sources sure enough to add names to those that another told. */
const COMPLETING = new Set(['json-ld', 'meta', 'microdata', 'rel']);

/** Has each of the names, perhaps more fully ("Jane" → "Jane Doe"), and something more. */
function completes(more: readonly string[], names: readonly string[]): boolean {
  const words = more.map((name) => ` ${lettersOf(name, ' ')} `);
  return (
    more.join(' ').length > names.join(' ').length &&
    names.every((name) => words.some((other) => other.includes(` ${lettersOf(name, ' ')} `)))
  );
}

function bylineSources(told: Told, page: Page): BylineSources {
  const { head, jsonLd, isOutlet } = told;
  const others = (names: readonly string[]): string[] =>
    [...new Set(names)].filter((name) => !isOutlet(name));
  const fields = head.authors.filter((value) => !/^https?:|facebook\.com/.test(value));
  const marks = marksNear(told, page);
  const at = Math.max(page.headline, 0);
  const byHead = marks.filter(({ run }) => run <= Math.max(at, page.start) + BELOW);
  // What is farther from the headline than the outlet's own signature is about something else.
  const signed = byHead.findIndex(
    ({ text }) => newsroomIn(text) !== null || (bylineNames(text, true) ?? []).some(isOutlet),
  );
  const byLooks = signed < 0 ? byHead : byHead.slice(0, signed);
  const inShortLine = ({ run }: Near): boolean => (page.seen[run]?.run.text.length ?? 0) <= MOST_LINE;
  return {
    line: () => others(openedLine(page) ?? []),
    'json-ld': () => others(jsonLd.authors),
    meta: () => others(fields.flatMap((value) => (isOutlet(value) ? [] : namesOfPerson(value)))),
    microdata: () => nearestNames(marks, 'microdata', isOutlet),
    rel: () => nearestNames(marks, 'rel', isOutlet),
    class: () => nearestNames(byLooks, 'class', isOutlet),
    profile: () => nearestNames(byLooks.filter(inShortLine), 'profile', isOutlet),
    end: () => others(closingLine(page) ?? []),
    'class-after': () => nearestNames(marks, 'class', isOutlet),
    body: () => others(jsonLd.bodies),
    outlet: () => {
      const shown = [
        ...(openedLine(page) ?? []),
        ...byHead.flatMap(({ text }) => bylineNames(text, true) ?? []),
      ];
      const outlet = shown.find(isOutlet) ?? jsonLd.persons[0];
      const newsroom = [...byHead.map(({ text }) => text), ...fields].flatMap(
        (text) => newsroomIn(text) ?? [],
      )[0];
      return [outlet ?? newsroom ?? []].flat();
    },
  };
}

type Near = Told['head']['marked'][number];

/** The marks about the page's own story, from the headline outward. */
function marksNear({ head }: Told, { headline, seen }: Page): Near[] {
  const at = Math.max(headline, 0);
  const far = ({ run }: Near): number => (run >= at ? run - at : 2 * (at - run));
  return head.marked
    .filter(({ run }) => run >= at - ABOVE && run <= seen.length && seen[run]?.place.away !== 'comments')
    .sort((a, b) => far(a) - far(b));
}

/** The names in the nearest mark of its kind that has any, and in those beside it. */
function nearestNames(marks: readonly Near[], by: Mark, isOutlet: IsOutlet): string[] {
  const byLooks = by === 'class' || by === 'profile';
  const names: string[] = [];
  let found = -1;
  for (const { text, run } of marks.filter((mark) => mark.by === by)) {
    if (found >= 0 && Math.abs(run - found) > NEXT) continue;
    const its = isOutlet(text) ? [] : (bylineNames(text, true) ?? []).filter((name) => !isOutlet(name));
    if (byLooks && !looksLikeByline(its, text)) continue;
    if (its.length > 0) found = run;
    names.push(...its.filter((name) => !names.includes(name)));
  }
  return byLooks && names.length > MOST_BY_LOOKS ? [] : names;
}

/** A list of single words is a menu or a title, and a name in many words is another's. */
const looksLikeByline = (names: readonly string[], text: string): boolean =>
  names.length < 2
    ? names.join('').length >= text.length * NAMES_SHARE || bylineNames(text, false) !== null
    : names.every((name) => name.includes(' '));

/** A line by the headline that opens with "By" or its like; the names may stand in the next. */
function openedLine({ seen, headline, start }: Page): string[] | null {
  const from = Math.max(0, (headline >= 0 ? headline : start) - ABOVE + 2);
  const to = Math.min(seen.length, Math.max(start, headline) + BELOW);
  for (let i = from; i < to; i++) {
    if (i === headline) continue;
    const names = namesOfLine(seen[i]!) ?? (isOpeningAlone(seen[i]!.run.text) ? labelled(seen[i + 1]) : null);
    if (names) return names;
  }
  for (let i = from; i < to; i++) {
    const name = i === headline || seen[i]!.place.away ? null : nameBesideDay(seen[i]!.run.text);
    if (name) return [name];
  }
  return null;
}

type Line = Page['seen'][number];

/** "By Jana" alone on its line is a byline; in a heading it is a title. */
function namesOfLine({ run, place }: Line): string[] | null {
  if (run.text.length > MOST_LINE || place.away === 'comments') return null;
  const isPair = place.heading === 0 && /^\p{L}+ \p{Lu}\p{Ll}+$/u.test(run.text);
  return (
    bylineNames(run.text, false) ?? (isPair && opensByline(run.text) ? bylineNames(run.text, true) : null)
  );
}

/** What stands under "Author". */
const labelled = (line: Line | undefined): string[] | null =>
  line && line.run.text.length < MOST_LABELLED ? bylineNames(line.run.text, true) : null;

/** The last such line at the end of the story, or just after, or who it says the writer is. */
function closingLine({ seen, start, parts }: Page): string[] | null {
  let last = seen.length - 1;
  while (last > start && (!seen[last]!.place.inRegion || parts[last]!.kind === 'furniture')) last--;
  const [from, to] = [Math.max(start + 1, last - CLOSING), Math.min(last + CLOSING, seen.length - 1)];
  for (let i = to; i >= from; i--) {
    const names = namesOfLine(seen[i]!);
    if (names) return names;
  }
  for (let i = start + 1; i < from; i++) {
    const names = isLabelled(seen[i]!.run.text) && seen[i]!.place.inRegion ? namesOfLine(seen[i]!) : null;
    if (names) return names;
  }
  for (let i = to; i >= from; i--) {
    const { run, place } = seen[i]!;
    const name = place.away === 'comments' ? null : writerDescribed(run.text);
    if (name) return [name];
  }
  return null;
}
