/** A policy's claims → the days by whose end one more of them had surely been published, in order: where its past can be looked at. */
import type { Ledger } from '../record/index.ts';
import { dayOf, type EdtfString, extentOf } from '../vocabulary/index.ts';

export function publicationDays(ledger: Ledger, policy: string): EdtfString[] {
  const days = ledger.claims
    .filter((claim) => claim.policy === policy)
    .flatMap(({ published, retrieved }) => {
      const latest = extentOf(published ?? retrieved ?? '')?.latest;
      return latest === undefined || !Number.isFinite(latest) ? [] : [dayOf(latest - 1)];
    });
  return [...new Set(days)].sort();
}
