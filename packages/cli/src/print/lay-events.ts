/** A policy's events → dated lines: what it was, what it covers, who says so, who denies it. */
import { type Event, quote, sayDate, sayWho, type Timeline } from '@proviso/core/publishing';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow } from './wrap.ts';

/** As wide as "30 September 2024"; a longer date moves its own line alone. */
const KEY_WIDTH = 19;

export const layTimeline = ({ events, memberships }: Timeline, width: number): Line[] => [
  ...layEvents(events, width),
  ...(memberships.length > 0 ? [BLANK, layHeading('MEMBERSHIPS', width)] : []),
  ...memberships.flatMap((date) =>
    layRow(
      { key: date.on === null ? '' : sayDate(date.on), text: `${date.member} ${date.what} ${date.group}` },
      width,
      2,
      KEY_WIDTH,
    ),
  ),
];

function layEvents(events: readonly Event[], width: number): Line[] {
  if (events.length === 0) return [line('  Nothing is on record.  Next: proviso add FILE')];
  return events.flatMap((event) => layEvent(event, width));
}

export function layEvent(event: Event, width: number): Line[] {
  const { label, covers, issuer, valid, duty } = event;
  const told = [
    `${label}: ${covers.text}`,
    ...(duty === null ? [] : [duty]),
    `by ${issuer}`,
    ...(valid.until === null ? [] : [`until ${sayDate(valid.until)}`]),
    ...(event.deniedBy.length > 0 ? ['denied by others'] : []),
  ];
  const voices = event.says.filter(({ copy }) => !copy);
  const copies = event.says.length - voices.length;
  return [
    ...layRow(
      { key: event.when === null ? 'no date' : sayDate(event.when), text: told.join('; ') },
      width,
      2,
      keyWidth(event),
    ),
    ...voices.flatMap((saying) =>
      layRow({ text: `${quote(saying.words)} ${sayWho(saying)}`, tone: 'quiet' }, width, 2, KEY_WIDTH),
    ),
    ...(copies > 0
      ? layRow(
          { text: `${copies} ${copies === 1 ? 'copy' : 'copies'} of it`, tone: 'quiet' },
          width,
          2,
          KEY_WIDTH,
        )
      : []),
  ];
}

const keyWidth = ({ when }: Event): number =>
  Math.max(KEY_WIDTH, when === null ? 0 : sayDate(when).length + 2);
