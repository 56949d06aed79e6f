/** What an import did → a few lines, and the faults by kind with the first of each, so that a person sees what is meant. */
import { FAULT_KINDS } from '@proviso/core/exchange';
import { clean } from '@proviso/core/publishing';
import type { Imported } from '@proviso/desk';
import { BLANK, type Line, line } from './line.ts';
import { layRow } from './wrap.ts';

export function layImported(
  imported: Imported,
  { faultsOnly }: { faultsOnly: boolean },
  width: number,
): Line[] {
  const { rows, added, known, accepted, unfit, policies, faults } = imported;
  const done = [
    { key: 'rows', text: `${count(rows)}, for ${count(policies.length)} policies` },
    { key: 'added', text: `${count(added)}${known > 0 ? `; ${count(known)} were on record already` : ''}` },
    { key: 'accepted', text: `${count(accepted)}, as the tracker’s word` },
    { key: 'waiting', text: count(added - accepted) },
    ...(unfit > 0 ? [{ key: 'unfit', text: `${count(unfit)} whose words tie to no policy` }] : []),
  ];
  return [
    ...(faultsOnly ? [] : done.flatMap((row) => layRow(row, width, 2, KEY_WIDTH))),
    ...(faultsOnly ? [] : [BLANK]),
    line(faults.length === 0 ? 'No fault was found.' : `Faults: ${count(faults.length)}`, 'heading'),
    ...FAULT_KINDS.flatMap((kind) => {
      const ofKind = faults.filter((fault) => fault.kind === kind);
      const first = ofKind[0];
      const text = first
        ? `${count(ofKind.length)}; first on line ${first.line}: ${clean(first.reason)}`
        : '0';
      return layRow({ key: kind, text }, width, 2, FAULT_WIDTH);
    }),
  ];
}
const KEY_WIDTH = 15;
const FAULT_WIDTH = 30;

const count = (n: number): string => n.toLocaleString('en');
