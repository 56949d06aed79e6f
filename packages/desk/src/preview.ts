/**
 * Findings that wait → for each policy that one of them fits, its answers today as they are and as they would be once they
 * are accepted together. Only their reports and those policies are looked at.
 */
import { wholePolicy } from '@proviso/core/publishing';
import type { FindingRef, Ledger } from '@proviso/core/record';
import { type Answers, dayOf, type Policy } from '@proviso/core/vocabulary';
import { answersTo } from './ask.ts';
import type { Preview, Suggestion } from './desk.ts';
import type { Effects } from './effects.ts';
import { reportIn, suggestionsOf } from './suggestions.ts';

type Part = { ledger: Ledger; policy: Policy };

/** In the order of the sets. One that does not wait any more changes nothing. */
export async function previewsOf(
  { store: { views } }: Effects,
  sets: readonly (readonly FindingRef[])[],
  partOf: (policy: string) => Promise<Part>,
  now: number,
): Promise<Preview[][]> {
  const reports = new Set(sets.flat().map(reportIn));
  const waiting = new Map(suggestionsOf(await views.ofReports([...reports])).map((one) => [one.ref, one]));
  const asTheyAre = new Map<string, Promise<Present>>();
  const present = (id: string): Promise<Present> => {
    const known = asTheyAre.get(id) ?? partOf(id).then((part) => presentOf(part, now));
    asTheyAre.set(id, known);
    return known;
  };
  return Promise.all(
    sets.map((set) => {
      const suggestions = set.flatMap((ref) => waiting.get(ref) ?? []);
      const policies = [...new Set(suggestions.flatMap(({ policies: ids }) => ids))];
      return Promise.all(policies.map(async (id) => preview(await present(id), suggestions, now)));
    }),
  );
}

/** Decided once, however many sets are laid over it. */
type Present = Part & { before: Answers };

function presentOf({ ledger, policy }: Part, now: number): Present {
  const question = wholePolicy(policy, { at: dayOf(now) });
  return { ledger, policy, before: answersTo(ledger, policy, question, 0, false, now) };
}

const preview = (
  { ledger, policy, before }: Present,
  suggestions: readonly Suggestion[],
  now: number,
): Preview => ({
  policy,
  before,
  after: answersTo(ledger, policy, before.question, suggestions, true, now),
});
