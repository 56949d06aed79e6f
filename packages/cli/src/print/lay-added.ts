/** What adding a report did → a few lines: how many findings, which were accepted, which wait, which fit no policy. */
import { clean } from '@proviso/core/publishing';
import type { Added } from '@proviso/desk';
import { type Line, line } from './line.ts';
import { shortRef } from './refs.ts';
import { layRow, wrap } from './wrap.ts';

export function layAdded({ reading, known, waiting, claims, noPolicy }: Added, width: number): Line[] {
  const { article, report, findings, passedOver } = reading;
  const found =
    findings.length === 0
      ? passedOver
        ? 'passed over, no sentence speaks of a rule'
        : 'no finding'
      : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
  const decided = findings.map(({ id }) => `${report.sha256}:${id}`).filter((ref) => !waiting.includes(ref));
  const rows = [
    { key: known ? 'known' : 'added', text: `${found}; report ${report.sha256.slice(0, 8)}` },
    ...(claims.length > 0
      ? [{ key: 'claims', text: claims.map(({ id, policy }) => `${shortRef(id)} on ${policy}`).join(', ') }]
      : []),
    ...(decided.length > 0 ? [{ key: 'decided', text: decided.map(shortRef).join(', ') }] : []),
    ...(waiting.length > 0 ? [{ key: 'waiting', text: waiting.map(shortRef).join(', ') }] : []),
    ...(noPolicy.length > 0 ? [{ key: 'no policy yet', text: noPolicy.map(shortRef).join(', ') }] : []),
  ];
  return [
    ...wrap(clean(article.headline ?? report.source), width).map((text) => line(text, 'title')),
    ...rows.flatMap((row) => layRow(row, width, 2, KEY_WIDTH)),
  ];
}
const KEY_WIDTH = 15;
