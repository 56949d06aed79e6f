/** The record → the findings on which nobody has had the last word yet, those of the latest reading of each report. */
import { type FindingRef, findingRef, type Ledger, type Views } from '@proviso/core/record';
import { policiesFitting } from './claims.ts';
import type { Suggestion } from './desk.ts';
import type { View } from './record-book.ts';

export function suggestionsIn(view: View): Suggestion[] {
  const made = MADE.get(view) ?? suggestionsOf(view.ledger);
  MADE.set(view, made);
  return made;
}
/** Every question asks for them. */
const MADE = new WeakMap<View, Suggestion[]>();

/** Those that fit a policy, without looking at any other report. */
export async function suggestionsFitting(views: Views, policy: string): Promise<Suggestion[]> {
  const reports = new Set((await views.waiting(policy)).map(reportIn));
  return suggestionsOf(await views.ofReports([...reports]));
}

export const reportIn = (ref: FindingRef): string => ref.slice(0, ref.lastIndexOf(':'));

/** Of the reports that the ledger has readings of. */
export const suggestionsOf = (ledger: Ledger): Suggestion[] =>
  [...ledger.readings.values()].flatMap((reading) =>
    reading.findings
      .filter((finding) => isWaiting(ledger, reading.report.sha256, finding.id))
      .map((finding) => {
        const ref = findingRef(reading.report.sha256, finding.id);
        return {
          ref,
          finding,
          reading,
          policies: policiesFitting(ledger, reading, finding),
          held: ledger.reviews.get(ref)?.decision === 'hold',
        };
      }),
  );

/** A held one waits on. */
export function isWaiting(ledger: Ledger, report: string, finding: string): boolean {
  const review = ledger.reviews.get(findingRef(report, finding));
  return !review || review.decision === 'hold';
}
