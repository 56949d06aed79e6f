/** Hits → lines: each report once, under it the passages, what was looked for in brackets, with the name to review them by. */

import { clean, sayDate } from '@proviso/core/publishing';
import type { Hit } from '@proviso/core/record';
import { BLANK, type Line, line } from './line.ts';
import { shortRef } from './refs.ts';
import { layRow, wrap } from './wrap.ts';

export function layHits(typed: string, hits: readonly Hit[], width: number): Line[] {
  if (hits.length === 0) return [line(`Nothing on record holds ‹${clean(typed)}›.`)];
  return [...Map.groupBy(hits, ({ report }) => report)].flatMap(([report, ofReport]) => {
    const { headline, outlet, published } = ofReport[0]!;
    const from = [outlet, published === null ? null : sayDate(published)].filter((told) => told !== null);
    return [
      ...wrap(clean(headline ?? report.slice(0, 8)), width).map((text) => line(text, 'title')),
      ...(from.length > 0 ? [line(`  ${clean(from.join(', '))}`, 'quiet')] : []),
      ...ofReport.flatMap((hit) =>
        layRow({ key: keyOf(hit), text: `… ${marked(hit)} …` }, width, 2, KEY_WIDTH),
      ),
      BLANK,
    ];
  });
}
const KEY_WIDTH = 14;

const keyOf = ({ report, id }: Hit): string =>
  id === null ? report.slice(0, 8) : shortRef(`${report}:${id}`);

function marked({ snippet, marks }: Hit): string {
  let text = '';
  let at = snippet.start;
  for (const { start, end } of marks) {
    text += `${snippet.text.slice(at - snippet.start, start - snippet.start)}[${snippet.text.slice(start - snippet.start, end - snippet.start)}]`;
    at = end;
  }
  return text + snippet.text.slice(at - snippet.start);
}
