/** Faults → how many of each kind, and a table of them for a spreadsheet. */
import { csvValue } from '../publishing/index.ts';
import { FAULT_KINDS, type Fault, type FaultKind } from './faults.ts';

/** Every kind that is looked for, also where none was found. */
export const countFaults = (faults: readonly Fault[]): Record<FaultKind, number> => {
  const counts = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  for (const { kind } of faults) counts[kind] += 1;
  return counts;
};

/** Of one table or several: the file stands before the line. */
export const faultsCsv = (tables: readonly { file: string; faults: readonly Fault[] }[]): string =>
  [
    csvLine(['file', 'line', 'id', 'chain', 'kind', 'reason']),
    ...tables.flatMap(({ file, faults }) =>
      faults.map(({ line, id, chain, kind, reason }) =>
        csvLine([file, String(line), id ?? '', chain ?? '', kind, reason]),
      ),
    ),
  ].join('');

const csvLine = (values: readonly string[]): string => `${values.map(csvValue).join(',')}\r\n`;
