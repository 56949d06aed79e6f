/** A report's hash, or the start of it → what is on record of it, from the record's views alone. */
import type { Ledger } from '@proviso/core/record';
import { ProvisoError, type RecordedClaim } from '@proviso/core/vocabulary';
import type { ReportOnRecord } from './desk.ts';
import type { Effects } from './effects.ts';

type PartOf = (policy: string) => Promise<{ ledger: Ledger }>;

export async function reportOnRecord(
  { store: { views } }: Effects,
  start: string,
  partOf: PartOf,
): Promise<ReportOnRecord> {
  const found = /^[0-9a-f]+$/i.test(start) ? await views.reportsFrom(start.toLowerCase(), 2) : [];
  if (found.length > 1)
    throw new ProvisoError(
      'E_REPORT_UNKNOWN',
      `\`${start}\` begins several reports’ hashes: write more of it`,
    );
  const ledger = await views.ofReports(found);
  const reading = ledger.readings.get(found[0] ?? '');
  if (!reading) throw new ProvisoError('E_REPORT_UNKNOWN', `no report \`${start}\` is on record`);
  return { ledger, reading, sameStory: await sameStory(ledger, partOf) };
}

/** The claims of one story share its origin, whatever policy they are made under. */
async function sameStory({ claims }: Ledger, partOf: PartOf): Promise<RecordedClaim[]> {
  const origins = new Set(claims.map(({ origin }) => origin));
  const policies = [...new Set(claims.map(({ policy }) => policy))];
  const parts = await Promise.all(policies.map(partOf));
  return parts.flatMap(({ ledger }) => ledger.claims.filter(({ origin }) => origins.has(origin)));
}
