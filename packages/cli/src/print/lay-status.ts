/** A bulletin → where a policy stands: two sentences, what changed and what did not, what was not told. */
import {
  type Bulletin,
  type Event,
  SIDE_WORDS,
  SIDES,
  sayClocks,
  sayDate,
  type WaitingCount,
} from '@proviso/core/publishing';
import { layEvent } from './lay-events.ts';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow, wrap } from './wrap.ts';

const MOST_EVENTS = 5;

export function layStatus(told: Bulletin, waiting: WaitingCount, width: number): Line[] {
  const { policy, at, publishedBy, recordedBy, checkedThrough } = told;
  const clocks = sayClocks({ at, asPublishedBy: publishedBy, asRecordedBy: recordedBy });
  const note = (texts: readonly string[], tone?: 'caution') =>
    texts.flatMap((text) => layRow({ text, ...(tone ? { tone } : {}) }, width, 2, 0));
  return [
    ...wrap(`${policy.name}  (${policy.id})`, width).map((text) => line(text, 'title')),
    line(clocks.join('; '), 'quiet'),
    ...SIDES.map((side) => `${SIDE_WORDS[side]}: ${told[side].sentence}`).flatMap((text) =>
      layRow({ text }, width, 2, 0),
    ),
    line(`  Checked through: ${checkedThrough === null ? 'not stated' : sayDate(checkedThrough)}.`),
    ...section('CHANGED', told.changed, width),
    ...section('NOT CHANGED', told.unchanged, width),
    ...section('LIMITS AND EXCEPTIONS', told.bounds, width),
    ...(told.notTold.length > 0 ? [layHeading('NOT TOLD', width), ...note(told.notTold)] : []),
    ...(told.cautions.length > 0
      ? [
          layHeading('CAUTION', width),
          ...note(
            told.cautions.map(({ text }) => text),
            'caution',
          ),
        ]
      : []),
    ...wrap(told.cutOff, width).map((text) => line(text, 'quiet')),
    ...(waiting.policy > 0 ? [line(`${waiting.policy} waiting for review: proviso review`, 'quiet')] : []),
    BLANK,
  ];
}

function section(title: string, events: readonly Event[], width: number): Line[] {
  if (events.length === 0) return [];
  const more = events.length - MOST_EVENTS;
  return [
    layHeading(title, width),
    ...events.slice(0, MOST_EVENTS).flatMap((event) => layEvent(event, width)),
    ...(more > 0 ? [line(`  and ${more} more: proviso timeline`, 'quiet')] : []),
  ];
}
