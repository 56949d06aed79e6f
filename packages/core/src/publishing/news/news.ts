/**
 * A tracker → the bulletin as a short report in prose, as data: a headline that claims no more than its source, and
 * paragraphs of sentences, each with the entries that it rests on. Nothing comes in but the record.
 */
import type { CautionCode, EdtfString } from '../../vocabulary/index.ts';
import type { Bulletin } from '../bulletin.ts';
import type { Event, NotTold } from '../changes.ts';
import { later, momentOf, sayMoment } from '../dates.ts';
import type { Call } from '../positions.ts';
import type { Tracker } from '../tracker.ts';
import { capital, list, SIDES } from '../words.ts';
import { ahead } from './ahead.ts';
import { withArticle } from './article.ts';
import { fill } from './fill.ts';
import { headlineOf } from './headline.ts';
import { counted, type NewsSentence, sentence } from './sentence.ts';
import { deniedBy, inProse, otherVoices, quotedWords, toldBound, toldEvent } from './told-event.ts';
import words from './words.json' with { type: 'json' };

type NewsPart = keyof typeof words.headings;
export type NewsParagraph = { part: NewsPart; heading: string; sentences: NewsSentence[] };

export type News = {
  policy: Bulletin['policy'];
  headline: string;
  /** Both answers, official text first. */
  standfirst: NewsSentence[];
  /** The moment asked about, and the clocks: null is all that is on record. */
  at: EdtfString;
  publishedBy: EdtfString | null;
  recordedBy: string | null;
  /** The days on which the first and the last of it were published, as far as told; instants of the record beside them. */
  published: { first: EdtfString | null; last: EdtfString | null };
  recorded: { first: string | null; last: string | null };
  paragraphs: NewsParagraph[];
  /** The changes told first, the rest of them under "before". */
  lead: string[];
};

/** So many changes are told at length; the others come under "before", and the oldest in the timeline alone. */
const LEADING = 2;
const MOST_BEFORE = 4;
const MOST_NAMES = 2;

export function newsOf(tracker: Tracker): News {
  const { bulletin, timeline } = tracker;
  const byId = new Map(timeline.events.map((event) => [event.id, event]));
  const says = timeline.events.flatMap((event) => event.says);
  const leading = leadingOf(bulletin.changed);
  const published = says.flatMap((saying) => saying.published ?? []);
  const recorded = says.map((saying) => saying.recorded).sort();
  const paragraphs: [NewsPart, NewsSentence[]][] = [
    ['changed', changed(tracker, leading)],
    ['unchanged', unchanged(tracker)],
    ['voices', voices(tracker, leading, byId)],
    ['notTold', notTold(tracker)],
    ['before', before(bulletin, leading)],
    ['ahead', ahead(tracker)],
    ['method', method(tracker)],
  ];
  return {
    policy: bulletin.policy,
    headline: headlineOf(bulletin, byId),
    standfirst: SIDES.map((side) =>
      sentence(fill(words.answers[side], { sentence: bulletin[side].sentence }), 'state-now'),
    ),
    at: bulletin.at,
    publishedBy: bulletin.publishedBy,
    recordedBy: bulletin.recordedBy,
    published: {
      first: published.toSorted((a, b) => momentOf(a) - momentOf(b))[0] ?? null,
      last: published.reduce<EdtfString | null>(later, null),
    },
    recorded: { first: recorded[0] ?? null, last: recorded.at(-1) ?? null },
    paragraphs: paragraphs
      .filter(([, sentences]) => sentences.length > 0)
      .map(([part, sentences]) => ({ part, heading: words.headings[part], sentences })),
    lead: leading.map(({ id }) => id),
  };
}

/** The newest, and what was told with it: changes of one day belong together. */
function leadingOf(all: readonly Event[]): Event[] {
  const [newest] = all;
  const together = all.filter(({ when }) => when !== null && when === newest?.when);
  return all.slice(0, Math.min(Math.max(1, together.length), LEADING));
}

function changed({ bulletin }: Tracker, leading: readonly Event[]): NewsSentence[] {
  if (leading.length === 0) return [sentence(words.noChange, 'changes')];
  return leading.flatMap((event) => [
    toldEvent(event, 'now', bulletin.at),
    ...quotedWords(event),
    ...bulletin.bounds.filter(({ of }) => of === event.id).map(toldBound),
  ]);
}

function unchanged({ bulletin }: Tracker): NewsSentence[] {
  if (bulletin.unchanged.length === 0) return [sentence(words.noUnchanged, 'changes')];
  return bulletin.unchanged.slice(0, LEADING).map((event) => toldEvent(event, 'now', bulletin.at));
}

function voices(
  { positions }: Tracker,
  leading: readonly Event[],
  byId: ReadonlyMap<string, Event>,
): NewsSentence[] {
  const denials = leading.flatMap((event) => deniedBy(event, byId));
  const all = [
    ...leading.flatMap(otherVoices),
    ...(leading.length > 0 && denials.length === 0 ? [sentence(words.noDenial, 'voices')] : denials),
  ];
  return [...all, ...calls(positions.calls)];
}

function calls(all: readonly Call[]): NewsSentence[] {
  const names = [...new Set(all.map(({ who }) => withArticle(who)))];
  if (names.length === 0) return [];
  const told = fill(counted(words.calls, all.length), {
    n: String(all.length),
    names: list(names.slice(0, MOST_NAMES)),
  });
  return [sentence(told, 'voices')];
}

const NOT_TOLD: readonly NotTold[] = ['start', 'end', 'how many officials', 'what else was freed'];

/** A denial stands beside who says so. */
const TOLD_BY_DENIAL: CautionCode = 'disputed';

function notTold({ bulletin, nextDates }: Tracker): NewsSentence[] {
  const { changed: all, cautions } = bulletin;
  const open = new Set(nextDates.unended.map(({ event }) => event));
  const lines = NOT_TOLD.flatMap((what) => {
    const leaving = all.filter(
      ({ id, notTold }) => notTold.includes(what) && (what !== 'end' || open.has(id)),
    );
    if (leaving.length === 0) return [];
    const events = [...new Set(leaving.map(({ label, covers }) => `${label}, ${inProse(covers)}`))].join(
      '; ',
    );
    const says = leaving.flatMap((event) => event.says);
    return [sentence(fill(words.notTold[what], { events }), 'changes', says)];
  });
  const warned = cautions.filter(({ code }) => code !== TOLD_BY_DENIAL);
  return [...lines, ...warned.map(({ text }) => sentence(text, 'state-now'))];
}

function before({ changed: all, at }: Bulletin, leading: readonly Event[]): NewsSentence[] {
  const earlier = all.filter((event) => !leading.includes(event));
  const rest = earlier.length - MOST_BEFORE;
  const told = earlier.slice(0, MOST_BEFORE).map((event) => toldEvent(event, 'before', at));
  if (rest <= 0) return told;
  const says = earlier.slice(MOST_BEFORE).flatMap((event) => event.says.slice(0, 1));
  return [...told, sentence(fill(counted(words.earlier, rest), { n: String(rest) }), 'timeline', says)];
}

function method({ bulletin, waiting }: Tracker): NewsSentence[] {
  const { cutOff, policy, at } = bulletin;
  const left = waiting.policy;
  return [
    sentence(cutOff, 'reports'),
    ...(left === 0 ? [] : [sentence(fill(counted(words.waiting, left), { n: String(left) }), 'method')]),
    sentence(fill(words.method, { policy: `“${policy.name}”`, date: capital(sayMoment(at)) }), 'method'),
  ];
}
