/** The findings that wait → a list to decide from: what each says, in whose words, and the reference to decide by. */
import { clean, quote, sayDate, type WaitingFinding } from '@proviso/core/publishing';
import { BLANK, type Line, line } from './line.ts';
import { shortRef } from './refs.ts';
import { layRow, wrap } from './wrap.ts';

export function layWaiting(waiting: readonly WaitingFinding[], width: number): Line[] {
  if (waiting.length === 0) return [line('Nothing waits for review.  Next: proviso add FILE')];
  const byReport = [...Map.groupBy(waiting, ({ report }) => report).values()];
  return [
    ...byReport.flatMap((findings) => [
      ...headOf(findings[0]!, width),
      ...findings.flatMap((f) => rowOf(f, width)),
      BLANK,
    ]),
    line(
      `${waiting.length} waiting.  proviso review accept REF   proviso review reject REF --reason WHY`,
      'quiet',
    ),
  ];
}

const headOf = ({ headline, outlet, published }: WaitingFinding, width: number): Line[] => [
  ...wrap(clean(headline ?? 'no headline'), width).map((text) => line(text, 'title')),
  line(
    `${outlet ?? 'publisher not stated'}, ${published === null ? 'date not stated' : sayDate(published)}`,
    'quiet',
  ),
];

function rowOf(finding: WaitingFinding, width: number): Line[] {
  const tags = [...(finding.background ? ['before'] : []), ...(finding.held ? ['held'] : [])];
  const slots = finding.slots
    .map(({ slot, words }) => `${slot.replace('_', ' ')} ${quote(words)}`)
    .join('; ');
  return [
    ...layRow(
      { key: shortRef(finding.ref), text: finding.label + (tags.length > 0 ? ` (${tags.join(', ')})` : '') },
      width,
      2,
      KEY_WIDTH,
    ),
    ...layRow({ text: quote(finding.words) }, width, 2, KEY_WIDTH),
    ...(slots === '' ? [] : layRow({ text: slots }, width, 2, KEY_WIDTH)),
    ...layRow({ text: sayBy(finding) }, width, 2, KEY_WIDTH),
    ...layRow({ text: finding.policies.join(', ') || 'no policy yet', tone: 'quiet' }, width, 2, KEY_WIDTH),
  ];
}
const KEY_WIDTH = 14;

/** "by U.S. officials", "by a minister, who says it is likely" */
const sayBy = ({ speaker, certainty, says }: WaitingFinding): string =>
  `by ${speaker}${certainty === 'CT+' ? '' : `, who ${says}`}`;
