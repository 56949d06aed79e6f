/**
 * The runs of a page → those that stand in the story's own container. Text mass is summed up the tree and followed
 * down to the densest container that still holds most of it; what its author called comments or related weighs nothing.
 */

import type { Run } from '../runs.ts';
import { HINT } from './hints.ts';
import type { Container } from './scan-html.ts';

/** What a container is, by its own tag and those around it. */
export type Place = {
  heading: number;
  quote: boolean;
  list: boolean;
  caption: boolean;
  table: boolean;
  footer: boolean;
  /** Named comments, related, share, ... by its author, or an aside. */
  away: string | null;
  byline: boolean;
  date: boolean;
  standfirst: boolean;
  inRegion: boolean;
};

/** A named-away container that holds this share of the page's mass is the story after all. */
const STORY_SHARE = 0.5;
/** Going down stops where no child holds this share of its parent. */
const STEP_SHARE = 0.72;
/** What the page itself calls the body needs less. */
const BODY_SHARE = 0.4;
const HEADINGS = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level]));
const TEXT_TAGS = new Set([
  'p',
  'blockquote',
  'ul',
  'ol',
  'li',
  'table',
  'tbody',
  'tr',
  'pre',
  'figure',
  'span',
  'dl',
]);

export function placesOf(containers: readonly Container[], runs: readonly Run[]): Place[] {
  const plain = massOf(containers, runs, () => true);
  const whole = plain[0] || 1;
  const isAway = (i: number): string | null => {
    const { tag, hints, articleBody } = containers[i]!;
    if (articleBody || tag === 'body' || tag === 'html' || tag === 'main') return null;
    if (hints & HINT.comments) return plain[i]! > whole * 0.9 ? null : 'comments';
    if (plain[i]! > whole * STORY_SHARE) return null;
    if (tag === 'aside') return 'aside';
    if (tag === 'footer') return 'page';
    return hints & HINT.away && !(hints & (HINT.body | HINT.embed)) ? 'away' : null;
  };
  const places: Place[] = [];
  for (let i = 0; i < containers.length; i++) {
    const { parent, tag, hints } = containers[i]!;
    const above = i === 0 ? OUTSIDE : places[parent]!;
    const heading = HEADINGS.get(tag) ?? above.heading;
    places.push({
      heading,
      quote: above.quote || tag === 'blockquote',
      list: above.list || tag === 'li' || tag === 'dd' || tag === 'dt',
      caption: above.caption || tag === 'figcaption' || tag === 'caption' || (hints & HINT.caption) !== 0,
      table: above.table || (tag === 'tr' && plain[i]! < whole * STORY_SHARE),
      footer: above.footer || tag === 'footer',
      away: above.away ?? isAway(i),
      byline: above.byline || ((hints & HINT.byline) !== 0 && plain[i]! < whole * 0.2),
      date: above.date || ((hints & HINT.date) !== 0 && plain[i]! < whole * 0.2),
      standfirst: above.standfirst || ((hints & HINT.standfirst) !== 0 && plain[i]! < whole * 0.2),
      inRegion: false,
    });
  }
  markRegion(containers, places, runs);
  return places;
}

const OUTSIDE: Place = {
  heading: 0,
  quote: false,
  list: false,
  caption: false,
  table: false,
  footer: false,
  away: null,
  byline: false,
  date: false,
  standfirst: false,
  inRegion: false,
};

/** Letters of sentences in and under each container. Parents stand before their children. */
function massOf(
  containers: readonly Container[],
  runs: readonly Run[],
  counts: (container: number) => boolean,
): number[] {
  const mass = new Array<number>(containers.length).fill(0);
  for (const run of runs) if (counts(run.container)) mass[run.container]! += run.sentenceLetters;
  for (let i = mass.length - 1; i > 0; i--) mass[containers[i]!.parent]! += mass[i]!;
  return mass;
}

function markRegion(containers: readonly Container[], places: Place[], runs: readonly Run[]): void {
  const story = massOf(containers, runs, (c) => places[c]!.away === null && !places[c]!.caption);
  const mass = story[0]! > 0 ? story : massOf(containers, runs, () => true);
  const children = new Map<number, number[]>();
  for (let i = 1; i < containers.length; i++) {
    if (mass[i] === 0) continue;
    const { parent } = containers[i]!;
    const beside = children.get(parent);
    if (beside) beside.push(i);
    else children.set(parent, [i]);
  }
  const withHeadline = new Set<number>();
  for (let i = containers.length - 1; i > 0; i--)
    if (containers[i]!.tag === 'h1' || withHeadline.has(i)) withHeadline.add(containers[i]!.parent);
  let at = 0;
  for (;;) {
    // The entries of a live page are the story together.
    const inside = children.get(at) ?? [];
    if (inside.filter((c) => (containers[c]!.hints & HINT.entry) !== 0).length > 1) break;
    const under = inside.filter((c) => !TEXT_TAGS.has(containers[c]!.tag));
    const heaviest = under.reduce((best, c) => (best < 0 || mass[c]! > mass[best]! ? c : best), -1);
    const body = under.find((c) => isBody(containers[c]!) && mass[c]! > mass[at]! * BODY_SHARE);
    const articles = under.filter((c) => containers[c]!.tag === 'article' && mass[c]! > mass[at]! * 0.1);
    const article =
      articles.length > 1
        ? (articles.find((c) => withHeadline.has(c)) ?? firstOf(articles, mass))
        : undefined;
    const next =
      body ?? article ?? (heaviest >= 0 && mass[heaviest]! >= mass[at]! * STEP_SHARE ? heaviest : -1);
    if (next < 0) break;
    at = next;
  }
  places[at]!.inRegion = true;
  for (let i = at + 1; i < containers.length; i++)
    if (places[containers[i]!.parent]!.inRegion) places[i]!.inRegion = true;
}

const isBody = ({ articleBody, hints }: Container): boolean => articleBody || (hints & HINT.body) !== 0;

const firstOf = (articles: number[], mass: number[]): number | undefined =>
  articles.find((a) => mass[a]! > 0.5 * Math.max(...articles.map((b) => mass[b]!)));
