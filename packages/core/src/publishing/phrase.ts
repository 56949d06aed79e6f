/**
 * What was decided of one part → how it is said: "reported forbidden by unnamed officials (two officials)". A
 * "permitted" never stands bare: it names the text that allows, or who reports so.
 */
import { BASES, type Reason, type Support, type Verdict } from '../vocabulary/index.ts';
import { midSentence } from './saying.ts';
import { list, OUTCOME_WORDS, PHRASES, type Side, UNNAMED } from './words.ts';

export type Decided = Pick<Verdict, 'outcome' | 'duties' | 'basis' | 'reasons'> & { dependsOnDay?: boolean };

export function phraseOf(verdict: Decided, side: Side): string {
  if (verdict.dependsOnDay) return PHRASES.dependsOnDay;
  const deciding = verdict.reasons.filter((reason) => reason.decided);
  const { outcome } = verdict;
  if (outcome === 'undetermined' && deciding.some((reason) => reason.effect === 'zone')) return PHRASES.zone;
  const words = OUTCOME_WORDS[outcome];
  if (outcome !== 'permitted' && outcome !== 'prohibited') return words;
  const duties = verdict.duties.length > 0 ? `, with duties: ${list(verdict.duties)}` : '';
  const presupposed = deciding.length > 0 && deciding.every((reason) => reason.presupposed);
  if (presupposed) return `${words}, ${PHRASES.presupposed}${duties}`;
  const reported = side === 'asReported' && verdict.basis !== 'official text' ? `${PHRASES.reported} ` : '';
  return `${reported}${words}${byWhom(deciding)}${duties}`;
}

/** " by Gazette and unnamed officials (two officials)": the best that each deciding rule has, the strongest first. */
function byWhom(deciding: readonly Reason[]): string {
  const best = deciding.flatMap((reason) => reason.supports.filter(({ basis }) => basis === reason.basis));
  const told = best.sort((a, b) => BASES.indexOf(a.basis) - BASES.indexOf(b.basis));
  const isUnnamed = ({ basis }: Support) => basis === 'unnamed officials';
  const telling = namesOf(told.filter(isUnnamed)).filter((name) => !UNNAMED.includes(name.toLowerCase()));
  const unnamed = telling.length > 0 ? `${PHRASES.unnamed} (${list(fewOf(telling))})` : PHRASES.unnamed;
  const named = fewOf(namesOf(told.filter((support) => !isUnnamed(support))));
  const all = told.some(isUnnamed) ? [...named, unnamed] : named;
  return all.length > 0 ? ` by ${list(all)}` : '';
}

const namesOf = (supports: readonly Support[]): string[] => [...new Set(supports.map(nameOf))];
const MAX_NAMES = 3;
const fewOf = (names: readonly string[]): string[] =>
  names.length > MAX_NAMES ? [...names.slice(0, MAX_NAMES - 1), 'others'] : [...names];

/** A document speaks under the name of who published it; so does a report in its own voice. */
const nameOf = ({ basis, speaker, outlet }: Support): string =>
  (basis === 'official text' || speaker === 'the report') && outlet !== null ? outlet : midSentence(speaker);
