/**
 * Drafts → the same, each tied to the change of its own line that came before it in time, where the report tells one: an
 * ease follows the ban that it eases, an extension the measure that it extends.
 */
import { type EdtfString, surelyBefore } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { wordsOf } from '../slots/residue.ts';

export function linkFollowed(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.limitOf || draft.residueOf || !HAPPENS.has(draft.phase)) continue;
    const before = drafts.filter(
      (other) => other !== draft && comesBefore(other, draft) && sharesLine(other, draft),
    );
    draft.follows = before.reduce<Draft | null>(
      (last, d) => (last === null || isLater(d, last) ? d : last),
      null,
    );
  }
}

const HAPPENS: ReadonlySet<string> = new Set(['in_force', 'announced', 'denied', 'rejected']);

const dateOf = ({ slots }: Draft): EdtfString | null =>
  slots.effective_from?.value ?? slots.announced_on?.value ?? null;

/** By its date; without one, context came before the news. */
function comesBefore(other: Draft, draft: Draft): boolean {
  if (other.phase !== 'in_force' && other.phase !== 'announced') return false;
  if (other.move === 'keep' || other.limitOf || other.residueOf) return false;
  const [a, b] = [dateOf(other), dateOf(draft)];
  if (a !== null && b !== null) return surelyBefore(a, b);
  return other.background && !draft.background;
}

const isLater = (a: Draft, b: Draft): boolean => {
  const [x, y] = [dateOf(a), dateOf(b)];
  return x !== null && y !== null ? surelyBefore(y, x) : a.verb > b.verb;
};

/** Nothing told of both differs, and some word of the thing is shared. */
function sharesLine(a: Draft, b: Draft): boolean {
  for (const slot of ['item', 'place', 'addressee'] as const) {
    const [x, y] = [wordsOf(a, slot), wordsOf(b, slot)];
    if (x.size > 0 && y.size > 0 && ![...x].some((w) => y.has(w))) return false;
  }
  const [x, y] = [
    wordsOf(a, 'item', 'action', 'place', 'instrument'),
    wordsOf(b, 'item', 'action', 'place', 'instrument'),
  ];
  return [...x].some((w) => y.has(w));
}
