/** A date stamp → how a caution says it: "30 May 2024", "by 30 May 2024", "between 1 May 2024 and 30 May 2024". */
import { type EdtfString, extentOf } from '../vocabulary/index.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export function dateInWords(stamp: EdtfString): string {
  const slash = stamp.indexOf('/');
  if (slash < 0) return pointInWords(stamp);
  const [from, to] = [stamp.slice(0, slash), stamp.slice(slash + 1)];
  if (from === '..' || from === '') return `by ${pointInWords(to)}`;
  if (to === '..' || to === '') return `${pointInWords(from)} or later`;
  return `between ${pointInWords(from)} and ${pointInWords(to)}`;
}

function pointInWords(point: string): string {
  if (!extentOf(point)) return point;
  const about = point.endsWith('~') ? 'about ' : '';
  const [date = '', time] = point.replace('~', '').split('T');
  const [year, month, day] = date.split('-');
  const said = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year]
    .filter(Boolean)
    .join(' ');
  return `${about}${said}${time ? `, ${time}` : ''}`;
}
