/**
 * A run of text → the dates told in it, resolved against the report's day and only as precise as the words are: "late
 * May" is a month, about; without a published date "Friday" keeps no value. Of two that bound a time together the first
 * begins it and the second ends it.
 */
import type { EdtfString } from '../../vocabulary/index.ts';
import { withClocks } from './clocks.ts';
import { relativeIn } from './relative-dates.ts';
import times from './times.json' with { type: 'json' };
import { type Found, type Role, writtenIn } from './written-dates.ts';

export type Told = Found & { role: Role };

export function datesIn(text: string, from: number, end: number, published: EdtfString | null): Told[] {
  const part = text.slice(from, end);
  const written = writtenIn(part, published, roleOf);
  const masked = written.reduce(
    (s, f) => s.slice(0, f.start) + ' '.repeat(f.end - f.start) + s.slice(f.end),
    part,
  );
  const found = [...written, ...relativeIn(masked, published, roleOf)].sort((a, b) => a.start - b.start);
  const told = withClocks(part, found).map((date) => ({ ...date, role: roleOf(part.slice(0, date.start)) }));
  return bounded(part, told).map((date) => ({ ...date, start: date.start + from, end: date.end + from }));
}

const ROLES = (['until', 'by', 'from'] as const).map((role) => ({
  role,
  leads: new RegExp(
    `(?:^|[\\s,])(?:${times[role].map((w) => w.replaceAll(' ', '\\s')).join('|')})(?:\\s(?:on|in|at|at\\sleast|about|around|late|early))*(?:\\sthe)?$`,
    'u',
  ),
}));

function roleOf(before: string): Role {
  const tail = before.toLowerCase().replace(/["“(]/g, '').trimEnd();
  return ROLES.find(({ leads }) => leads.test(tail))?.role ?? 'on';
}

/** "1-15 May", "between 1 May and 30 June", "from Monday to Friday". */
function bounded(part: string, told: readonly Told[]): Told[] {
  const result = told.map((date) => ({ ...date }));
  for (let i = 1; i < result.length; i++) {
    const [first, second] = [result[i - 1]!, result[i]!];
    const between = part.slice(first.end, second.start).trim();
    const opened = /\bbetween$/.test(part.slice(0, first.start).trimEnd());
    if (!/^(?:to|through|-|–|until)$/.test(between) && !(opened && between === 'and')) continue;
    if (first.role === 'on') first.role = 'from';
    second.role = 'until';
  }
  return result;
}
