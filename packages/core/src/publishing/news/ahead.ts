/** A tracker → what is still to come, as sentences: starts and ends that are told, lines without an end, what was taken back. */
import { later, sayDate } from '../dates.ts';
import type { Tracker } from '../tracker.ts';
import { fill } from './fill.ts';
import { counted, type NewsSentence, sentence } from './sentence.ts';
import { inProse } from './told-event.ts';
import words from './words.json' with { type: 'json' };

export function ahead(tracker: Tracker): NewsSentence[] {
  const told = toldDates(tracker);
  return [
    ...(told.length > 0 ? told : [sentence(words.noDates, 'dates')]),
    ...withoutEnd(tracker),
    ...takenBack(tracker),
  ];
}

const toldDates = ({ nextDates, timeline }: Tracker): NewsSentence[] =>
  nextDates.dates.map(({ on, what, covers, label, event: id }) => {
    const event = timeline.events.find((one) => one.id === id);
    const parts = { date: sayDate(on), covers: event ? inProse(event.covers) : covers, label };
    return sentence(fill(words.ahead[what], parts), 'dates', event?.says.slice(0, 1));
  });

/** An end that is not told is not "still in force". */
function withoutEnd({ nextDates: { unended }, timeline }: Tracker): NewsSentence[] {
  const last = unended.map(({ lastConfirmed }) => lastConfirmed).reduce(later, null);
  const events = unended.flatMap(({ event: id }) => timeline.events.find((event) => event.id === id) ?? []);
  const [first] = events;
  if (!first || last === null) return [];
  const told = fill(counted(words.unended, events.length), {
    n: String(events.length),
    covers: inProse(first.covers),
    date: sayDate(last),
  });
  return [
    sentence(
      told,
      'dates',
      events.flatMap(({ says }) => says.slice(0, 1)),
    ),
  ];
}

function takenBack({ corrections: { corrections } }: Tracker): NewsSentence[] {
  if (corrections.length === 0) return [];
  const told = fill(counted(words.corrections, corrections.length), { n: String(corrections.length) });
  return [
    sentence(
      told,
      'corrections',
      corrections.map(({ saying }) => saying),
    ),
  ];
}
