/** A report read again → what is read otherwise: each finding that changed, went or came, in the report's words. */
import { clean, moveWords, quote } from '@proviso/core/publishing';
import type { Finding } from '@proviso/core/vocabulary';
import type { Reread } from '@proviso/desk';
import { BLANK, type Line, line } from './line.ts';
import { layRow, wrap } from './wrap.ts';

export function layReread({ reading, before, diff }: Reread, width: number): Line[] {
  const { report, article } = reading;
  const row = (key: string, text: string) => layRow({ key, text }, width, 2, KEY_WIDTH);
  return [
    ...wrap(clean(article.headline ?? report.source), width).map((text) => line(text, 'title')),
    line(`  report ${report.sha256.slice(0, 8)}, read before by ${clean(before)}`, 'quiet'),
    ...diff.facts.flatMap(({ name, before: was, after: is }) =>
      row(name, `${sayFact(was)} → ${sayFact(is)}`),
    ),
    ...diff.changed.flatMap(({ before: was, after: is, in: parts }) =>
      row('changed', `${say(was)} → ${say(is)} (${parts.join(', ') || 'nothing that is compared'})`),
    ),
    ...diff.removed.flatMap((finding) => row('gone', say(finding))),
    ...diff.added.flatMap((finding) => row('new', say(finding))),
    BLANK,
  ];
}
const KEY_WIDTH = 12;

const say = ({ move, phase, anchor }: Finding): string => `${moveWords(move, phase)}, ${quote(anchor.text)}`;

const sayFact = (value: unknown): string =>
  value === null ? 'not told' : Array.isArray(value) ? value.join(', ') || 'none' : String(value);
