/**
 * What a dossier holds: a receipt, and where its reports could be read. All that is drawn in the file is drawn from
 * this, by whoever writes it and by whoever checks it; the addresses alone are nowhere proven, and the file says so.
 */
import {
  type Fault,
  isWebAddress,
  type KnownHead,
  type Receipt,
  type Verified,
  verifyFile,
} from '@proviso/core/publishing';
import type { Sha256 } from '@proviso/core/record';

const DOSSIER_SCHEMA = 'proviso/dossier/1';

export type Dossier = {
  schema: typeof DOSSIER_SCHEMA;
  receipt: Receipt;
  /** By the report's SHA-256; of those reports whose address is known. */
  addresses: Record<string, string>;
};

/** Those that its claims stand in. */
export const reportsIn = ({ entries }: Receipt): string[] => [
  ...new Set(entries.flatMap(({ body }) => (body.kind === 'claim' ? [body.claim.report] : []))),
];

export const dossierOf = (receipt: Receipt, addresses: Record<string, string>): Dossier => ({
  schema: DOSSIER_SCHEMA,
  receipt,
  addresses,
});

/** Of what anyone may have written: whether its receipt holds, and everything about it that does not. */
export function checkDossier(value: unknown, sha256: Sha256, known?: KnownHead): Verified {
  const { schema, receipt, addresses, ...others } = isObject(value) ? value : {};
  const faults: Fault[] = [];
  if (schema !== DOSSIER_SCHEMA) faults.push({ place: '/schema', what: `must be \`${DOSSIER_SCHEMA}\`` });
  for (const name of Object.keys(others)) faults.push({ place: `/${name}`, what: 'is not part of it' });
  const verified = verifyFile(receipt, sha256, known);
  if (verified.kind !== 'receipt' && verified.faults.length === 0)
    faults.push({ place: '/receipt', what: 'must be a receipt' });
  const reports =
    verified.kind === 'receipt' && verified.faults.length === 0 ? reportsIn(verified.receipt) : null;
  if (reports) faults.push(...addressFaults(addresses, reports));
  return { ...verified, faults: [...verified.faults.map(within), ...faults] };
}

const within = ({ place, what }: Fault): Fault => ({ place: `/receipt${place}`, what });

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
