/** A person's word on a finding or a claim → entries: a review, with the claims that an acceptance makes. */
import { type FindingRef, findingRef } from '@proviso/core/record';
import {
  type Claim,
  type EntryBody,
  type Finding,
  type FullReading,
  ProvisoError,
  type Reviewer,
} from '@proviso/core/vocabulary';
import { type Change, claimChanges, type Decision, type Fresh } from './claims.ts';
import type { Plan, View } from './record-book.ts';

/** One word on one finding or several: together, for a limit's claim names that of its ease. Twice adds nothing. */
export function planReview(
  view: View,
  refs: readonly FindingRef[],
  decision: Decision,
  reason: string | null,
  by: Reviewer,
): Plan<Claim[]> {
  const found = Map.groupBy(
    refs.map((ref) => find(view, ref)),
    ({ reading }) => reading,
  );
  const changes = [...found].map(([reading, those]) => {
    const words = new Map(those.map(({ finding }) => [finding.id, { decision, reason }]));
    return reviewEntries(view, reading, words, by);
  });
  return {
    bodies: changes.flatMap(({ bodies }) => bodies),
    result: changes.flatMap(({ claims }) => claims),
  };
}

/** Words on several findings of one report, by their ids. */
export function reviewEntries(
  view: View,
  reading: FullReading,
  words: ReadonlyMap<string, { decision: Decision; reason: string | null }>,
  by: Reviewer,
): Change {
  const report = reading.report.sha256;
  const fresh: Fresh = new Map([...words].map(([id, { decision }]) => [id, decision]));
  const reasons = [...words.values()].map(({ reason }) => reason).filter((reason) => reason !== null);
  const why = { reason: reasons.join('; ') || 'the finding was reviewed anew', by };
  const changes = claimChanges(view, reading, view.ledger.policies.values(), fresh, why);
  const touched = new Set(changes.claims.map((claim) => claim.finding));
  const reviews = [...words]
    .filter(([id, { decision }]) => {
      const before = view.ledger.reviews.get(findingRef(report, id));
      return before?.decision !== decision || touched.has(id);
    })
    .map(([finding, word]): EntryBody => ({ kind: 'review', report, finding, by, ...word }));
  return { bodies: [...reviews, ...changes.bodies], claims: changes.claims };
}

export function planRetraction(view: View, claim: string, reason: string, by: Reviewer): Plan<void> {
  const found = view.ledger.claims.find(({ id }) => id === claim);
  if (!found) {
    throw new ProvisoError(
      'E_FINDING_UNKNOWN',
      `no claim \`${claim}\` is on record: \`proviso timeline\` lists them`,
    );
  }
  if (found.retracted) return { bodies: [], result: undefined };
  return { bodies: [{ kind: 'retraction', claim, reason, published: null, by }], result: undefined };
}

/** `ref` as `<report>:<finding>`, the report's hash shortened to any start that only one report has. */
export function find(
  { ledger }: Pick<View, 'ledger'>,
  ref: string,
): { reading: FullReading; finding: Finding } {
  const colon = ref.lastIndexOf(':');
  const start = ref.slice(0, Math.max(colon, 0)).toLowerCase();
  const id = ref.slice(colon + 1);
  if (start === '' || id === '') {
    throw new ProvisoError(
      'E_FINDING_UNKNOWN',
      `\`${ref}\` names no finding: write the start of the report's hash, a colon and the finding, \`6707:f2\``,
    );
  }
  const readings = [...ledger.readings.values()].filter((r) => r.report.sha256.startsWith(start));
  if (readings.length > 1) {
    throw new ProvisoError(
      'E_REPORT_UNKNOWN',
      `\`${start}\` begins ${readings.length} reports' hashes: write more of it`,
    );
  }
  const reading = readings[0];
  if (!reading)
    throw new ProvisoError(
      'E_REPORT_UNKNOWN',
      `no report on record has a hash that begins with \`${start}\``,
    );
  const finding = reading.findings.find((f) => f.id === id);
  if (!finding) {
    const others = reading.findings.map((f) => `\`${f.id}\``).join(', ');
    throw new ProvisoError(
      'E_FINDING_UNKNOWN',
      `the report has no finding \`${id}\`${others ? `: it has ${others}` : ': none was read in it'}`,
    );
  }
  return { reading, finding };
}
