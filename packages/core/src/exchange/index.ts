export { FAULT_KINDS, type Fault, type FaultFinder, type FaultKind, startFaults } from './faults.ts';
export { countFaults, faultsCsv } from './faults-table.ts';
export { bytesPath, entriesIn, openFolder, type Piece } from './folder.ts';
export type { Cells, Mapping, Row } from './mapping.ts';
export { type PolicyMaker, policyIdOf, startPolicies } from './policies-of-rows.ts';
export { type Identify, ROW_MEDIA_TYPE, type RowReading, readingOfRow } from './reading-of-row.ts';

import coronanetJson from './coronanet.json' with { type: 'json' };

/** Mappings that come with the program, by name; the desk checks them as it does one from a file. */
export const MAPPINGS: Readonly<Record<string, unknown>> = { coronanet: coronanetJson };
