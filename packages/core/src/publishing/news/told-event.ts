/** One event → the sentences that tell it: what was done and who says so, in which words, what bounds it, who denies it. */
import { type EdtfString, extentOf } from '../../vocabulary/index.ts';
import type { Event } from '../changes.ts';
import type { Covers } from '../covers.ts';
import { sayAxis } from '../covers.ts';
import { momentOf, sayDate, saySince } from '../dates.ts';
import { clean, quote } from '../quote.ts';
import { capital } from '../words.ts';
import { withArticle } from './article.ts';
import { attributed, voiceOf } from './attribute.ts';
import { fill } from './fill.ts';
import { counted, type NewsSentence, sentence } from './sentence.ts';
import words from './words.json' with { type: 'json' };

export type Tense = 'headline' | 'now' | 'before';

/** "The United States has loosened in part its rule on supplied weapons (defence of the Kharkiv region)" */
export function didWhat(event: Event, tense: Tense): string {
  const { move, phase, duty, covers, issuer } = event;
  const forms = words[tense][move === 'impose' && duty !== null ? 'duty' : move];
  const parts = { issuer: tense === 'headline' ? issuer : withArticle(issuer), covers: inProse(covers) };
  return fill(phase === 'announced' ? forms.announced : forms.in_force, { ...parts, duty: duty ?? '' });
}

/** "non-basmati white rice (Bhutan, Mauritius and Singapore)": what narrows it stands in brackets, for no word fits all. */
export function inProse({ axes, facts }: Covers): string {
  const [first = '', ...rest] = [...axes.map(sayAxis), ...facts];
  return rest.length === 0 ? first : `${first} (${rest.join('; ')})`;
}

/** `at`: the moment asked about, before which what is told has begun. */
export function toldEvent(event: Event, tense: Tense, at: EdtfString): NewsSentence {
  const [first] = event.says;
  const clauses = [didWhat(event, tense), ...datesOf(event, at), ...(first ? [attributed(first)] : [])];
  return sentence(clauses.join(', '), 'timeline', first ? [first] : []);
}

function datesOf({ valid: { from, until } }: Event, at: EdtfString): string[] {
  const now = extentOf(at)?.latest ?? Number.POSITIVE_INFINITY;
  const starts =
    from === null
      ? []
      : momentOf(from) > now
        ? [fill(words.toStart, { date: sayDate(from) })]
        : [begun(from)];
  return [...starts, ...(until === null ? [] : [fill(words.toEnd, { date: sayDate(until) })])];
}

/** What began on a day that is only known to lie between two cannot be "from" it. */
const begun = (from: EdtfString): string =>
  from.includes('/')
    ? fill(words.inEffect, { since: saySince(from) })
    : fill(words.withEffect, { date: sayDate(from) });

const MOST_QUOTED = 220;

/** Its own words, where they are short enough to stand in a column. */
export function quotedWords({ says }: Event): NewsSentence[] {
  const [first] = says;
  const told = first ? clean(first.sentence) : '';
  if (!first || told === '' || told.length > MOST_QUOTED) return [];
  return [sentence(fill(words.quote, { words: quote(told, MOST_QUOTED) }), 'voices', [first])];
}

/** Limits and exceptions of it. */
export const toldBound = (event: Event): NewsSentence => {
  const kind = event.kind === 'exception' ? 'exception' : 'limit';
  const [first] = event.says;
  const text = fill(words.bounds[kind], { covers: inProse(event.covers) });
  return sentence([text, ...(first ? [attributed(first)] : [])].join(', '), 'changes', first ? [first] : []);
};

/** How many others say so, how many copies repeat it. */
export function otherVoices({ says }: Event): NewsSentence[] {
  const others = says.slice(1).filter(({ copy }) => !copy);
  const copies = says.slice(1).filter(({ copy }) => copy);
  const told = (forms: { one: string; many: string }, those: typeof says) =>
    those.length === 0
      ? []
      : [sentence(fill(counted(forms, those.length), { n: String(those.length) }), 'reports', those)];
  const separate = others.length === 0 ? [] : [sentence(words.separate, 'reports', others)];
  return [...told(words.alsoTold, others), ...separate, ...told(words.copies, copies)];
}

export function deniedBy(event: Event, byId: ReadonlyMap<string, Event>): NewsSentence[] {
  const denials = event.deniedBy.flatMap((id) => byId.get(id)?.says ?? []).filter(({ copy }) => !copy);
  return denials.map((saying) => {
    const denied = fill(words.denied, { speaker: capital(voiceOf(saying)) });
    return sentence(fill(words.deniedWords, { denied, words: quote(saying.sentence) }), 'voices', [saying]);
  });
}
