/**
 * Drafts → the same, where a length of time told an end: "suspended for 90 days" from 10 April ends on 9 July. No words of
 * the report name that day, so it is inferred, and says from what.
 */
import type { Draft } from '../draft.ts';
import { laterBy } from './durations.ts';

const LASTS: ReadonlySet<Draft['move']> = new Set(['impose', 'suspend', 'ease']);

export function withEnd(draft: Draft): Draft {
  const length = draft.slots.level_to;
  const start = startOf(draft);
  if (!length || length.inferred || !/^P/.test(length.value ?? '') || draft.slots.effective_until || !start)
    return draft;
  if (!LASTS.has(draft.move) || draft.untilKind !== 'unstated') return draft;
  const end = laterBy(start, length.value!);
  if (end === null) return draft;
  const reason = `‹${length.text}› from ${start}`;
  return {
    ...draft,
    untilKind: 'date',
    slots: { ...draft.slots, effective_until: { inferred: true, value: end, reason } },
  };
}

/** The day it begins; what is in force and told on a day began on it. */
const startOf = ({ slots, phase }: Draft): string | null =>
  slots.effective_from?.value ?? (phase === 'in_force' ? (slots.announced_on?.value ?? null) : null);
