/**
 * What a dossier holds: a receipt, what was taken back, and where the reports could be read. All that is drawn in the file is drawn from
 * this, by whoever writes it and by whoever checks it; the addresses alone are nowhere proven, and the file says so.
 */
import {
  type Fault,
  isWebAddress,
  type KnownHead,
  type ProvenEntry,
  type Receipt,
  type Verified,
  verifyFile,
} from '@proviso/core/publishing';
import type { Sha256 } from '@proviso/core/record';

const DOSSIER_SCHEMA = 'proviso/dossier/1';

export type Dossier = {
  schema: typeof DOSSIER_SCHEMA;
  receipt: Receipt;
  /** What was taken back: claims and retractions, proven under the receipt's head. No answer rests on them. */
  corrections: ProvenEntry[];
  /** By the report's SHA-256; of those reports whose address is known. */
  addresses: Record<string, string>;
};

type DossierParts = Pick<Dossier, 'receipt'> & Partial<Pick<Dossier, 'corrections' | 'addresses'>>;

/** Those that the claims among the entries stand in. */
export const reportsIn = (entries: readonly ProvenEntry[]): string[] => [
  ...new Set(entries.flatMap(({ body }) => (body.kind === 'claim' ? [body.claim.report] : []))),
];

export const dossierOf = ({ receipt, corrections = [], addresses = {} }: DossierParts): Dossier => ({
  schema: DOSSIER_SCHEMA,
  receipt,
  corrections,
  addresses,
});

/** Of what anyone may have written: whether its receipt holds, and everything about it that does not. */
export function checkDossier(value: unknown, sha256: Sha256, known?: KnownHead): Verified {
  const { schema, receipt, corrections, addresses, ...others } = isObject(value) ? value : {};
  const faults: Fault[] = [];
  if (schema !== DOSSIER_SCHEMA) faults.push({ place: '/schema', what: `must be \`${DOSSIER_SCHEMA}\`` });
  for (const name of Object.keys(others)) faults.push({ place: `/${name}`, what: 'is not part of it' });
  const verified = verifyFile(receipt, sha256, known);
  if (verified.kind !== 'receipt' && verified.faults.length === 0)
    faults.push({ place: '/receipt', what: 'must be a receipt' });
  if (verified.kind === 'receipt' && verified.faults.length === 0) {
    const { entries } = verified.receipt;
    const astray = correctionFaults(corrections, verified.receipt, sha256);
    faults.push(...astray);
    if (astray.length === 0)
      faults.push(...addressFaults(addresses, reportsIn([...entries, ...(corrections as ProvenEntry[])])));
  }
  return { ...verified, faults: [...verified.faults.map(within), ...faults] };
}

const within = ({ place, what }: Fault): Fault => ({ place: `/receipt${place}`, what });

/** Each stands in the log under the receipt's own head, in order, and none stands in the receipt too. */
function correctionFaults(corrections: unknown, { head, entries }: Receipt, sha256: Sha256): Fault[] {
  if (!Array.isArray(corrections)) return [{ place: '/corrections', what: 'must be a list' }];
  const carried = new Set(entries.map(({ seq }) => seq));
  let before = 0;
  return corrections.flatMap((entry: unknown, i): Fault[] => {
    const place = `/corrections/${i}`;
    const { faults } = verifyFile({ schema: 'proviso/entry/1', head, entry }, sha256);
    if (faults.length > 0)
      return faults.map(({ place: at, what }) => ({ place: place + at.replace('/entry', ''), what }));
    const { seq, body } = entry as ProvenEntry;
    if (seq <= before || carried.has(seq))
      return [{ place, what: 'is not in the order of the log, or stands in the receipt' }];
    before = seq;
    return ['claim', 'retraction'].includes(body.kind)
      ? []
      : [{ place, what: 'must be a claim or a retraction' }];
  });
}

/** Only an address of the web may become a link, and only a report that the receipt speaks of has one. */
function addressFaults(addresses: unknown, reports: readonly string[]): Fault[] {
  if (!isObject(addresses)) return [{ place: '/addresses', what: 'must be an object' }];
  return Object.entries(addresses)
    .filter(
      ([report, address]) =>
        !(typeof address === 'string' && isWebAddress(address) && reports.includes(report)),
    )
    .map(([report]) => ({
      place: `/addresses/${report}`,
      what: 'must be the address of a report that the receipt speaks of',
    }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
