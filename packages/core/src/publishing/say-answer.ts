/**
 * An answer → what is said of it: one sentence, and a line for each part. A "permitted" never stands bare: it names the
 * text that allows, or who reports so and that no official text is on record.
 */
import {
  type Answer,
  BASES,
  type Basis,
  type Caution,
  type EdtfString,
  type Outcome,
  type Part,
  type Policy,
  type Reason,
  type Support,
  type Verdict,
} from '../vocabulary/index.ts';
import { type Covers, covers, coversScopes } from './covers.ts';
import { momentOf, saySince } from './dates.ts';
import { midSentence } from './saying.ts';
import { capital, list, OUTCOME_WORDS, type Side, UNNAMED } from './words.ts';

export type SaidPart = {
  outcome: Outcome;
  /** "reported allowed by unnamed officials (U.S. officials)" */
  phrase: string;
  /** Null where the answer has no parts: all that was asked about. */
  covers: Covers | null;
  duties: string[];
  basis: Basis | null;
  /** The earliest start of what decided, as told; null where it is not told or nothing decided. */
  since: EdtfString | null;
  /** "since 30 May 2024", "start not told"; empty where nothing decided. */
  sinceText: string;
  reasons: Reason[];
  cautions: Caution[];
  dependsOnDay: boolean;
};

export type SaidAnswer = {
  side: Side;
  outcome: Outcome | 'partly';
  /** The whole in one sentence, with a full stop. */
  sentence: string;
  basis: Basis | null;
  /** At least one; disjoint, and they cover what was asked. */
  parts: SaidPart[];
  cautions: Caution[];
};

export function sayAnswer(policy: Policy, answer: Answer, side: Side): SaidAnswer {
  const parts =
    answer.parts && answer.outcome === 'partly'
      ? inOrder(answer.parts).map((part) => sayPart(policy, part, side, part))
      : [sayPart(policy, { ...answer, outcome: wholeOutcome(answer) }, side, null)];
  return {
    side,
    outcome: answer.outcome,
    sentence: `${capital(sentenceOf(parts, lacksOfficialText(answer, side)))}.`,
    basis: answer.basis,
    parts,
    cautions: answer.cautions,
  };
}

/** Said of what is reported, and of an answer in official text that is empty for want of any. */
const lacksOfficialText = ({ cautions, basis }: Answer, side: Side): boolean =>
  (basis !== null || side === 'officialText') && cautions.some(({ code }) => code === 'no-official-text');

/** Only an answer in parts is "partly". */
const wholeOutcome = ({ outcome }: Answer): Outcome => (outcome === 'partly' ? 'undetermined' : outcome);

const ORDER: readonly Outcome[] = [
  'permitted',
  'prohibited',
  'contested by sources',
  'contested by rules',
  'undetermined',
];
const inOrder = (parts: readonly Part[]): Part[] =>
  [...parts].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));

function sayPart(
  policy: Policy,
  verdict: Verdict & { dependsOnDay?: boolean },
  side: Side,
  part: Part | null,
): SaidPart {
  const deciding = verdict.reasons.filter((reason) => reason.decided);
  return {
    outcome: verdict.outcome,
    phrase: phraseOf(verdict, side),
    covers: part && covers(policy, part),
    duties: verdict.duties,
    basis: verdict.basis,
    since: isContested(verdict.outcome) ? null : sinceOf(deciding),
    sinceText: isContested(verdict.outcome) ? '' : sinceText(policy, deciding),
    reasons: verdict.reasons,
    cautions: verdict.cautions,
    dependsOnDay: verdict.dependsOnDay ?? false,
  };
}

/** What several rules decide alike holds since the first of them began; one whose start is not told began before. */
function sinceOf(deciding: readonly Reason[]): EdtfString | null {
  const starts = deciding.map((reason) => reason.from);
  if (starts.includes(null)) return null;
  return starts.filter((from) => from !== null).sort((a, b) => momentOf(a) - momentOf(b))[0] ?? null;
}

/** What sources or rules disagree about has not begun on a day. */
const isContested = (outcome: Outcome): boolean => outcome.startsWith('contested');

/** Where rules for different things began on different days, each is told. */
function sinceText(policy: Policy, deciding: readonly Reason[]): string {
  if (deciding.length === 0) return '';
  const byCovers = Map.groupBy(
    deciding,
    ({ scope, constraints }) => coversScopes(policy, [scope], constraints).text,
  );
  const byStart = Map.groupBy(byCovers, ([, reasons]) => saySince(sinceOf(reasons)));
  const [first] = byStart.keys();
  if (byStart.size === 1 && first !== undefined) return first;
  // What is told comes before what is not.
  return [...byStart]
    .sort(([a], [b]) => Number(a === NOT_TOLD) - Number(b === NOT_TOLD))
    .map(([since, those]) => `${since} (${list(those.map(([text]) => text))})`)
    .join('; ');
}

const NOT_TOLD = saySince(null);

function phraseOf(verdict: Verdict & { dependsOnDay?: boolean }, side: Side): string {
  if (verdict.dependsOnDay) return 'it depends on the day, which is not told exactly';
  const deciding = verdict.reasons.filter((reason) => reason.decided);
  const { outcome } = verdict;
  if (outcome === 'undetermined' && deciding.some((reason) => reason.effect === 'zone'))
    return 'loosened in part; what is freed is not told';
  const words = OUTCOME_WORDS[outcome];
  if (outcome !== 'permitted' && outcome !== 'prohibited') return words;
  const duties = verdict.duties.length > 0 ? `, with duties: ${list(verdict.duties)}` : '';
  const presupposed = deciding.length > 0 && deciding.every((reason) => reason.presupposed);
  if (presupposed) return `${words}, as reports presuppose${duties}`;
  const reported = side === 'asReported' && verdict.basis !== 'official text' ? 'reported ' : '';
  return `${reported}${words}${byWhom(deciding)}${duties}`;
}

/** " by Gazette and unnamed officials (two officials)": the best that each deciding rule has, the strongest first. */
function byWhom(deciding: readonly Reason[]): string {
  const best = deciding.flatMap((reason) => reason.supports.filter(({ basis }) => basis === reason.basis));
  const told = best.sort((a, b) => BASES.indexOf(a.basis) - BASES.indexOf(b.basis));
  const isUnnamed = ({ basis }: Support) => basis === 'unnamed officials';
  const telling = namesOf(told.filter(isUnnamed)).filter((name) => !UNNAMED.includes(name.toLowerCase()));
  const unnamed = telling.length > 0 ? `unnamed officials (${list(fewOf(telling))})` : 'unnamed officials';
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

function sentenceOf(parts: readonly SaidPart[], noOfficialText: boolean): string {
  const [only] = parts;
  const tail = noOfficialText ? '; no official text on record' : '';
  if (parts.length === 1 && only) {
    const whole = [only.phrase, only.sinceText].filter((words) => words !== '').join(', ');
    return only.outcome === 'undetermined' && !noOfficialText ? whole : whole + tail;
  }
  const told = parts.filter(
    (part) => part.outcome !== 'undetermined' || part.phrase !== OUTCOME_WORDS.undetermined,
  );
  const rest = told.length < parts.length ? 'nothing on record covers the rest' : null;
  const byPhrase = new Map<string, string[]>();
  for (const part of told)
    byPhrase.set(part.phrase, [...(byPhrase.get(part.phrase) ?? []), part.covers?.text ?? '']);
  const clauses = [...byPhrase].map(([phrase, texts]) =>
    texts.length > MAX_NAMED ? `${phrase}: ${texts.length} parts` : `${phrase}: ${texts.join(', and ')}`,
  );
  return [...clauses, ...(rest ? [rest] : [])].join('; ') + tail;
}
/** More parts than these are counted in the sentence, and listed below it. */
const MAX_NAMED = 2;
