/**
 * Said answers → their cautions, each once, with the parts that it concerns. A start that is not told stands with its
 * part already; the one that says what to do before acting comes last.
 */
import type { Caution, CautionCode } from '../vocabulary/index.ts';
import type { SaidAnswer } from './say-answer.ts';

/** `about` names the parts that it concerns; null is all of what was asked. */
export type ToldCaution = Caution & { about: string | null };

export function cautionsOf(answers: readonly SaidAnswer[]): ToldCaution[] {
  const told = new Map<string, { caution: Caution; parts: Set<string> }>();
  const tell = (caution: Caution, part: string | null) => {
    if (TOLD_WITH_PARTS.includes(caution.code)) return;
    const known = told.get(caution.text) ?? { caution, parts: new Set() };
    if (part !== null) known.parts.add(part);
    told.set(caution.text, known);
  };
  for (const { cautions, parts } of answers) {
    for (const caution of cautions) tell(caution, null);
    if (parts.length > 1)
      for (const part of parts) for (const caution of part.cautions) tell(caution, part.covers?.text ?? null);
  }
  return [...told.values()]
    .map(({ caution, parts }) => ({ ...caution, about: aboutOf(caution, parts) }))
    .filter((caution, i, all) => caution.code !== LAST || all.findIndex(({ code }) => code === LAST) === i)
    .sort((a, b) => Number(a.code === LAST) - Number(b.code === LAST));
}

const TOLD_WITH_PARTS: readonly CautionCode[] = ['start-not-told'];
const LAST: CautionCode = 'no-official-text';

/** What to do before acting concerns everything. */
const aboutOf = (caution: Caution, parts: ReadonlySet<string>): string | null =>
  caution.code === LAST || parts.size === 0 ? null : [...parts].join('; ');
