/**
 * An article → whether any of its sentences could tell of a rule, by single words and before any analysis. Every pass needs
 * certain words in one sentence; the kinds of words here are the passes' own lists, so that the two cannot drift apart.
 * A shut gate is sure that nothing would be found, an open one promises nothing.
 */
import type { Article } from '../vocabulary/index.ts';
import amounts from './bulletins/amounts.json' with { type: 'json' };
import bidden from './bulletins/bidden.json' with { type: 'json' };
import doors from './bulletins/doors.json' with { type: 'json' };
import enacted from './bulletins/enacted.json' with { type: 'json' };
import endings from './bulletins/endings.json' with { type: 'json' };
import existing from './bulletins/existing.json' with { type: 'json' };
import extensions from './bulletins/extensions.json' with { type: 'json' };
import { isNote } from './bulletins/note.ts';
import standing from './bulletins/standing.json' with { type: 'json' };
import takenUp from './bulletins/taken-up.json' with { type: 'json' };
import widenings from './bulletins/widenings.json' with { type: 'json' };
import timeWords from './dates/time-words.json' with { type: 'json' };
import gate from './gate.json' with { type: 'json' };
import { verbOf } from './grammar/word-forms.ts';
import events from './moves/events.json' with { type: 'json' };
import moves from './moves/moves.json' with { type: 'json' };
import norms from './moves/norms.json' with { type: 'json' };
import orders from './moves/orders.json' with { type: 'json' };
import rates from './moves/rates.json' with { type: 'json' };
import states from './moves/states.json' with { type: 'json' };
import statuses from './moves/statuses.json' with { type: 'json' };
import talk from './moves/talk.json' with { type: 'json' };
import wishes from './moves/wishes.json' with { type: 'json' };
import roles from './telling/roles.json' with { type: 'json' };

const all = (lists: Record<string, readonly string[]>): string[] => Object.values(lists).flat();
const { acts } = moves;
const { signs, noteSigns } = gate;
const { end, weaken, strengthen, extend, again, pause } = moves.effects;
const CHANGES = [end, weaken, strengthen, extend, again, pause].flat();

/** The kinds that the signs in `gate.json` are made of, each of the lists in which the passes look it up. */
export const KINDS: Record<string, readonly string[]> = {
  rule: [...norms.restrictions, ...norms.permissions, ...norms.rules, ...standing, ...widenings.measures],
  change: [
    ...all(moves.effects),
    ...all(events),
    ...all(wishes),
    ...states.alters,
    ...statuses.amends,
    ...widenings.verbs,
    ...acts.exempt,
    ...moves.receives,
  ],
  state: [
    ...states.stays,
    ...states.copulaStays,
    ...states.begins,
    ...states.ends,
    ...states.rises,
    ...states.falls,
    ...states.inPlace,
    ...states.offTable,
    ...states.onTable,
    ...endings.ends,
    ...endings.over,
  ],
  event: all(events),
  extends: [...extensions.verbs, ...extensions.nouns],
  term: [...extensions.endless, 'until', 'till', 'date', ...all(timeWords)],
  forbids: [...acts.impose, ...acts.lift],
  touches: [
    ...acts.limit,
    ...acts.stop,
    ...acts.require,
    ...acts.allow,
    ...acts.approve,
    ...acts.exempt,
    ...acts.close,
    ...acts.open,
    ...acts.admit,
    ...doors.opens,
    ...doors.closes,
    ...doors.closed,
    ...all(doors.nouns),
  ],
  dealing: [...roles.activities, ...roles.amounts, ...roles.services, ...roles.frozen],
  place: [...roles.closables, ...doors.doors],
  orders: [...orders.orders, ...orders.advice, ...acts.require, ...acts.allow, ...acts.exempt],
  people: [...roles.people, ...roles.public, ...roles.movers, ...roles.closables],
  must: ['must', 'have to', 'has to', 'had to', 'shall', 'should', 'need', 'no longer'],
  deed: orders.deeds,
  may: ['may', 'can', 'cannot'],
  freed: [...orders.frees, ...roles.deedsFreed],
  decided: roles.decided,
  none: ['not', 'cannot', 'no', 'only', 'longer'],
  modal: [...bidden.must, ...bidden.may, ...bidden.free],
  doer: [...roles.people, ...roles.activities, ...roles.closables, ...bidden.doers],
  day: [...all(timeWords), 'now', 'again'],
  authority: [...roles.authorities, ...roles.titles],
  tells: enacted.tell,
  charges: [...rates.charges, ...rates.goes],
  sum: rates.units,
  warns: orders.against,
  against: ['against'],
  status: [...statuses.states.flatMap(({ words }) => words), ...statuses.void],
  becoming: [...statuses.becoming, ...statuses.staying, 'longer', 'will', 'now', 'still', 'is', 'are'],
  amount: [...amounts.up, ...amounts.down],
  counted: [...amounts.heads, ...amounts.burdens],
  done: [...CHANGES, ...takenUp.lapses, ...existing.begins, ...doors.opens, ...doors.closes],
  talk: [...talk.unchanged, ...talk.change],
};

/** Kinds of verbs, whose particle may follow the object: "roll the ban back". */
const PARTED = new Set(['change', 'forbids', 'touches']);

type Phrase = { rest: readonly string[]; kind: string };
const PHRASES = new Map<string, Phrase[]>();
for (const [kind, list] of Object.entries(KINDS))
  for (const phrase of new Set(list)) {
    const [first = '', ...rest] = partsOf(phrase);
    PHRASES.set(first, [...(PHRASES.get(first) ?? []), { rest, kind }]);
  }
const NEEDS_KIND = new Map(
  Object.entries(norms.needsKind).map(([word, kinds]) => [word, new Set(kinds.flatMap(partsOf))]),
);

function partsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+|%/gu) ?? [];
}

/** The first sign; null where there is none. In a note a rule's day may stand in the sentence beside. */
export function signIn({ text, blocks }: Pick<Article, 'text' | 'blocks'>): string | null {
  const note = isNote({ text, blocks });
  for (const { kind, start, end } of blocks) {
    if (kind === 'furniture') continue;
    const words = text.slice(start, end);
    for (const sentence of note ? [words] : words.split(SENTENCE_ENDS)) {
      const at = placesOf(partsOf(sentence));
      const fits = (kinds: readonly string[]) => areApart(kinds.map((kind) => at.get(kind) ?? []));
      const sign = [...signs, ...(note ? noteSigns : [])].find(({ all: kinds }) => fits(kinds));
      if (sign) return sign.of;
    }
  }
  return null;
}
export const mayTellRule = (article: Article): boolean => signIn(article) !== null;
const SENTENCE_ENDS = /(?<=[.!?])\s+(?=["“'‘(\p{Lu}])|\n+/u;

/** By kind where its words stand; the rest of a phrase follows, or stands anywhere where the verb's object may part them. */
function placesOf(words: readonly string[]): Map<string, number[]> {
  const forms = words.map((word) => verbOf(word));
  const present = new Set([...words, ...forms.flat()]);
  const places = new Map<string, number[]>();
  for (const [i, word] of words.entries())
    for (const form of new Set([word, ...forms[i]!]))
      for (const { rest, kind } of PHRASES.get(form) ?? []) {
        const follows = rest.every(
          (part, k) => words[i + 1 + k] === part || forms[i + 1 + k]?.includes(part),
        );
        if (!follows && !(PARTED.has(kind) && rest.every((part) => present.has(part)))) continue;
        if (kind === 'rule' && rest.length === 0 && !hasItsKind(form, present)) continue;
        places.set(kind, [...(places.get(kind) ?? []), i]);
      }
  return places;
}

/** "Duty", "control": words of many senses need one of their kind beside them. */
function hasItsKind(word: string, present: ReadonlySet<string>): boolean {
  const kinds = NEEDS_KIND.get(word);
  return !kinds || present.has('of') || [...kinds].some((kind) => present.has(kind));
}

/** Whether each kind has a word of its own: "the order" is no rule that is ordered. */
function areApart(places: readonly (readonly number[])[]): boolean {
  if (places.some((at) => at.length === 0)) return false;
  return places.length === 1 || new Set(places.flat()).size >= places.length;
}
