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
  nodeName,
  type Outcome,
  type Part,
  type Policy,
  type Reason,
  type Verdict,
} from '../vocabulary/index.ts';
import { type Covers, covers, coversScopes } from './covers.ts';
import { earlier, later, momentOf, sayDate, saySince } from './dates.ts';
import { phraseOf } from './phrase.ts';
import { capital, list, OUTCOME_WORDS, PHRASES, type Side } from './words.ts';

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
  /** "as a member of European Union until 31 January 2020"; empty where what decided speaks of it at all times. */
  membersText: string;
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
    sentence: `${capital(sentenceOf(parts, side, lacksOfficialText(answer, side)))}.`,
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
    membersText: membersText(policy, deciding),
    reasons: verdict.reasons,
    cautions: verdict.cautions,
    dependsOnDay: verdict.dependsOnDay ?? false,
  };
}

/** What several rules decide alike holds since the first of them began; one whose start is not told began before. */
function sinceOf(deciding: readonly Reason[]): EdtfString | null {
  const starts = deciding.map(reachedSince);
  if (starts.includes(null)) return null;
  return starts.filter((from) => from !== null).sort((a, b) => momentOf(a) - momentOf(b))[0] ?? null;
}

/** A rule reaches a member from the day on which it joined; by several memberships, from the first. */
function reachedSince({ from, members = [] }: Reason): EdtfString | null {
  const joined = members.map((member) => member.from);
  if (joined.length === 0 || joined.includes(null)) return from;
  return later(from, joined.reduce(earlier));
}

/** Each membership by which a rule that decided reaches what was asked. */
function membersText(policy: Policy, deciding: readonly Reason[]): string {
  const members = deciding.flatMap((reason) => reason.members ?? []);
  const byGroup = Map.groupBy(members, ({ axis, group }) => nodeName(policy, axis, group));
  return [...byGroup]
    .map(([group, those]) => {
      const who = new Set(those.map(({ member }) => member));
      const [first] = those;
      const until = who.size === 1 && first?.until ? ` ${PHRASES.until} ${sayDate(first.until)}` : '';
      return `${who.size === 1 ? PHRASES.asMember : PHRASES.asMembers} ${group}${until}`;
    })
    .join(', ');
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

function sentenceOf(parts: readonly SaidPart[], side: Side, noOfficialText: boolean): string {
  const [only] = parts;
  const tail = noOfficialText ? `; ${PHRASES.noOfficialText}` : '';
  if (parts.length === 1 && only) {
    const told = [only.phrase, only.sinceText, only.membersText];
    const whole = told.filter((words) => words !== '').join(', ');
    return only.outcome === 'undetermined' && !noOfficialText ? whole : whole + tail;
  }
  const told = parts.filter(
    (part) => part.outcome !== 'undetermined' || part.phrase !== OUTCOME_WORDS.undetermined,
  );
  const rest = told.length < parts.length ? PHRASES.rest : null;
  const clauses = [...Map.groupBy(told, toldAlike).values()].map((alike) => clauseOf(alike, side));
  return [...clauses, ...(rest ? [rest] : [])].join('; ') + tail;
}
/** Parts that only differ in who tells them are said together. */
const toldAlike = ({ outcome, phrase, duties, reasons }: SaidPart): string =>
  outcome === 'permitted' || outcome === 'prohibited'
    ? JSON.stringify([outcome, duties, reasons.some(({ decided, presupposed }) => decided && presupposed)])
    : phrase;

function clauseOf(parts: readonly SaidPart[], side: Side): string {
  const [first] = parts;
  const reasons = parts.flatMap((part) => part.reasons);
  const basis = BASES.findLast((one) => parts.some((part) => part.basis === one)) ?? null;
  const phrase = first && phraseOf({ ...first, reasons, basis }, side);
  const texts = parts.map((part) => part.covers?.text ?? '');
  return `${phrase}: ${texts.length > MAX_NAMED ? `${texts.length} parts` : texts.join(', and ')}`;
}
/** More parts than these are counted in the sentence, and listed below it. */
const MAX_NAMED = 2;
