/**
 * Days found in a text → the same, those beside a clock time with its zone told to the minute: "9 June at 00:01 EDT". A
 * clock without a zone tells no moment, so such a day stays a day.
 */

import times from './times.json' with { type: 'json' };
import type { Found } from './written-dates.ts';

const ZONES: Record<string, string> = times.zones;
const ZONE = `(${Object.keys(ZONES).join('|')})`;
const CLOCK = `(\\d{1,2})(?:[:.]?(\\d{2}))?\\s?(a\\.?m\\.?|p\\.?m\\.?|hours|hrs)?|midnight|noon`;
const AFTER = new RegExp(`^,?\\s(?:at |from )?(?:${CLOCK})\\s\\(?${ZONE}\\b\\)?`, 'iu');
const BEFORE = new RegExp(`\\b(?:${CLOCK})\\s\\(?${ZONE}\\b\\)?,?\\s(?:on |from )?$`, 'iu');

export const withClocks = (text: string, found: readonly Found[]): Found[] =>
  found.map((date) => {
    if (date.value === null || !/^\d{4}-\d{2}-\d{2}$/.test(date.value)) return date;
    const after = AFTER.exec(text.slice(date.end));
    const before = after ? null : BEFORE.exec(text.slice(0, date.start));
    const clock = after ?? before;
    const time = clock && timeOf(clock);
    if (!clock || time === null) return date;
    const start = before ? before.index : date.start;
    const end = after ? date.end + after[0].length : date.end;
    return { start, end, text: text.slice(start, end), value: `${date.value}T${time}` };
  });

function timeOf(clock: RegExpExecArray): string | null {
  const [whole, hours, minutes = '00', half, zone] = clock;
  const offset = ZONES[zone!.toUpperCase()];
  const word = /midnight|noon/i.exec(whole)?.[0]?.toLowerCase();
  let hour = word === 'noon' ? 12 : word === 'midnight' ? 0 : Number(hours);
  if (/^p/i.test(half ?? '') && hour < 12) hour += 12;
  if (/^a/i.test(half ?? '') && hour === 12) hour = 0;
  if (offset === undefined || hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}${offset}`;
}
