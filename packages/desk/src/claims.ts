/**
 * What the accepted findings of a report say under the policies, against the claims on record → the entries between.
 * A claim never changes: one that words, a policy's new version or a review make otherwise is taken back and entered
 * anew, and with it the claims that are its residue, limit or exception, for they name it.
 */
import { canonicalJson, claimFrom, claimId, findingRef, type Ledger } from '@proviso/core/record';
import type {
  Claim,
  EntryBody,
  Finding,
  FullReading,
  Policy,
  RecordedClaim,
  Reviewer,
} from '@proviso/core/vocabulary';
import type { View } from './record-book.ts';

export type Decision = 'accept' | 'reject' | 'hold';

/** Words on findings that stand in the batch being planned, by the findings' ids. */
export type Fresh = ReadonlyMap<string, Decision>;

export type Change = { bodies: EntryBody[]; claims: Claim[] };

export function claimChanges(
  view: View,
  reading: FullReading,
  policies: Iterable<Policy>,
  fresh: Fresh,
  why: { reason: string; by: Reviewer },
): Change {
  const { origin } = view.originOf(reading);
  const bodies: EntryBody[] = [];
  const claims: Claim[] = [];
  for (const policy of policies) {
    const { entered, takenBack } = changesUnder(view, reading, policy, fresh, origin);
    for (const claim of takenBack)
      bodies.push({ kind: 'retraction', claim: claim.id, published: null, ...why });
    for (const claim of entered) bodies.push({ kind: 'claim', claim });
    claims.push(...entered);
  }
  return { bodies, claims };
}

function changesUnder(view: View, reading: FullReading, policy: Policy, fresh: Fresh, origin: string) {
  const report = reading.report.sha256;
  const before = versionsOnRecord(view, report, policy);
  const live = (base: string) => before.get(base)?.find((claim) => !claim.retracted) ?? null;
  const wanted = new Map<string, { claim: Claim; finding: Finding }>();
  const takenBack: RecordedClaim[] = [];

  for (const finding of reading.findings) {
    const base = claimId(report, finding.id, policy.id);
    const decision = decisionOn(view, report, finding, before.get(base) ?? [], fresh);
    const made = decision === 'accept' ? claimFrom(policy, reading, finding, origin) : null;
    const present = live(base);
    if (made && 'claim' in made) wanted.set(base, { claim: made.claim, finding });
    else if (decision !== null && present && isOf(present, finding)) takenBack.push(present);
  }

  const anew = new Set<string>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const [base, { claim }] of wanted) {
      const present = live(base);
      const links = linksOf(claim).filter((link) => link !== null);
      const stays = present && sayTheSame(present, claim) && !links.some((link) => anew.has(link));
      if (stays || anew.has(base)) continue;
      anew.add(base);
      grown = true;
    }
  }

  const idOf = (base: string | null): string | null => {
    if (base === null) return null;
    if (!anew.has(base)) return live(base)?.id ?? base;
    const versions = before.get(base)?.length ?? 0;
    return versions === 0 ? base : `${base}~${versions + 1}`;
  };
  const entered = [...wanted]
    .filter(([base]) => anew.has(base))
    .map(([base, { claim, finding }]) => {
      const present = live(base);
      if (present && isOf(present, finding)) takenBack.push(present);
      return {
        ...claim,
        id: idOf(base)!,
        residueOf: idOf(claim.residueOf),
        exceptionTo: idOf(claim.exceptionTo),
        limitOf: idOf(claim.limitOf),
      };
    });
  return { entered, takenBack };
}

/** By the id of the first: all claims ever made of each finding under the policy. */
function versionsOnRecord(view: View, report: string, policy: Policy): Map<string, RecordedClaim[]> {
  const versions = new Map<string, RecordedClaim[]>();
  for (const claim of view.claimsFrom(report)) {
    if (claim.policy !== policy.id) continue;
    const base = claimId(report, claim.finding, policy.id);
    versions.set(base, [...(versions.get(base) ?? []), claim]);
  }
  return versions;
}

/** The last word; none, where a claim was taken back since and nobody has spoken again. */
function decisionOn(
  view: View,
  report: string,
  finding: Finding,
  versions: readonly RecordedClaim[],
  fresh: Fresh,
): Decision | null {
  const now = fresh.get(finding.id);
  if (now) return now;
  const review = view.ledger.reviews.get(findingRef(report, finding.id));
  const last = versions.at(-1)?.retracted;
  return !review || (last && last.seq > review.seq) ? null : review.decision;
}

/** A later reading may give another finding the same id. */
const isOf = (claim: Claim, finding: Finding): boolean =>
  claim.move === finding.move &&
  claim.phase === finding.phase &&
  claim.receipt.anchor.text === finding.anchor.text;

const linksOf = (claim: Claim) => [claim.residueOf, claim.exceptionTo, claim.limitOf];

/** All but the ids, the links and what is only shown. */
function sayTheSame(a: Claim, b: Claim): boolean {
  const said = (claim: Claim) =>
    canonicalJson([
      claim.issuer,
      claim.move,
      claim.phase,
      claim.scopes,
      claim.constraints,
      claim.duty,
      claim.from,
      claim.until,
      claim.announcedOn,
      claim.published,
      claim.basis,
      claim.certainty,
      claim.forIssuer,
      claim.flags,
      linksOf(claim).map((link) => link?.replace(/~\d+$/, '') ?? null),
    ]);
  return said(a) === said(b);
}

/** The ids of the policies that have words for the finding. */
export const policiesFitting = (ledger: Ledger, reading: FullReading, finding: Finding): string[] =>
  [...ledger.policies.values()]
    .filter((policy) => 'claim' in claimFrom(policy, reading, finding, reading.report.sha256))
    .map((policy) => policy.id);
