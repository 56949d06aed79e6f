/** What decided, and what stood in doubt → the warnings that belong to it, each of a stable kind with its sentence. */
import type { Basis, Caution, CautionCode } from '../vocabulary/index.ts';
import type { Missed } from './by-membership.ts';
import type { Cut } from './cut.ts';
import { dateInWords } from './dates-in-words.ts';
import type { Ruling } from './outcome.ts';
import type { Dispute } from './readings.ts';
import { type Rule, untilOf } from './rule.ts';

/** What is true of the whole answer. */
export type Doubts = {
  side: 'official text' | 'as reported';
  hasOfficialText: boolean;
  disputes: readonly Dispute[];
  cutShort: boolean;
  inOtherUnit: Cut['inOtherUnit'];
  /** Memberships of what was asked that do not hold then, and would have brought it under a rule. */
  missed: readonly Missed[];
};

export function cautionsFor(ruling: Ruling, basis: Basis | null, doubts: Doubts): Caution[] {
  const found = new Map<string, Caution>();
  for (const [code, say] of CAUTIONS)
    for (const text of say(ruling, basis, doubts)) found.set(`${code} ${text}`, { code, text });
  return [...found.values()];
}

type Say = (ruling: Ruling, basis: Basis | null, doubts: Doubts) => string[];

/** The order in which they are shown: what could mislead most comes first. */
const CAUTIONS: readonly (readonly [CautionCode, Say])[] = [
  [
    'disputed',
    ({ decided, defeated }, _, { disputes }) =>
      disputes
        .filter(({ claims }) =>
          [...decided, ...defeated.map(({ rule }) => rule)].some((rule) =>
            rule.supports.some((claim) => claims.has(claim.id)),
          ),
        )
        .map(({ claims, denials }) => {
          const told = [...decided, ...defeated.map(({ rule }) => rule)].flatMap((rule) => rule.supports);
          const by = speakers(told.filter((claim) => claims.has(claim.id)));
          return `Sources disagree: ${by} ${says(by)} so, ${speakers(denials)} denied it.`;
        }),
  ],
  [
    'limit-told-by-others',
    ({ decided }) =>
      decided
        .filter((rule) => rule.limitOf !== null && rule.basis === 'third party or outlet')
        .map(
          (rule) =>
            `How far it goes is told only by ${speakers(rule.supports.filter((c) => c.limitOf !== null))}; ` +
            `${speakers(rule.limitOf!.claims)} did not say.`,
        ),
  ],
  [
    'limit-not-told',
    ({ decided }) =>
      decided
        .filter((rule) => rule.effect === 'zone')
        .map((rule) => `Eased in part, ${saidBy(rule)}; whether this is freed is not told.`),
  ],
  [
    'presupposed',
    ({ decided }) =>
      decided
        .filter((rule) => rule.presupposed)
        .map(
          (rule) =>
            `The ${rule.about} itself is not on record; that there was one is presupposed by ‹${rule.supports[0]!.receipt.anchor.text}›.`,
        ),
  ],
  [
    'start-not-told',
    ({ decided, dependsOnDay }) =>
      decided
        .filter((rule) => !dependsOnDay && rule.effect !== 'zone' && !Number.isFinite(rule.start.earliest))
        .map((rule) =>
          rule.start.told === null
            ? `Since when it is ${held(rule)} is not told.`
            : `It was ${held(rule)} ${dateInWords(rule.start.told)}; since when is not told.`,
        ),
  ],
  [
    'depends-on-day',
    ({ dependsOnDay, byDay, openDates }) => {
      if (!dependsOnDay) return [];
      const either = byDay.length > 0 ? `: ${byDay.map(inWords).join(', or ')}` : '';
      const told = openDates.map(dateInWords).join('; ');
      return [`It depends on the day${either}. ${told ? `Told is only: ${told}.` : 'No day is told.'}`];
    },
  ],
  [
    'not-a-member',
    (_, __, { missed }) =>
      missed.map(({ link: { memberName, groupName, from, until }, isOver }) => {
        const told = isOver ? until : from;
        const day = told === null ? 'a day that is not told' : dateInWords(told);
        return `A rule on ${groupName} does not reach ${memberName}: a member ${isOver ? 'until' : 'only from'} ${day}.`;
      }),
  ],
  [
    'suspended',
    ({ defeated }) => {
      const stays = new Set(defeated.flatMap(({ rule }) => (rule.effect === 'suspension' ? [rule.id] : [])));
      return defeated
        .flatMap(({ by }) => by.map((d) => d.by))
        .filter(isTold)
        .map((rule) => {
          const until = untilOf(rule);
          const what = rule.suspends.some((id) => stays.has(id)) ? 'stay' : 'rule';
          return `A ${what} for this is suspended, ${saidBy(rule)}, ${until ? `until ${dateInWords(until)}` : 'until when is not told'}.`;
        });
    },
  ],
  [
    'certainty-below-ct',
    ({ decided }) =>
      decided
        .filter((rule) => rule.supports.every((claim) => claim.certainty !== 'CT+'))
        .map((rule) => `${capital(speakers(rule.supports))} told it as likely, not as certain.`),
  ],
  [
    'fact-in-other-unit',
    (_, __, { inOtherUnit }) =>
      inOtherUnit.map(
        ({ fact, told, unit }) =>
          `The ${fact} was asked in ${told.unit}, the rules speak in ${unit}: it was left open.`,
      ),
  ],
  [
    'no-official-text',
    (_, basis, { side, hasOfficialText }) => {
      if (hasOfficialText || basis === 'official text') return [];
      return side === 'official text'
        ? ['No official text on record.']
        : ['Check the issuer’s notice before acting; none is on record.'];
    },
  ],
  [
    'readings-cut-short',
    (_, __, { cutShort }) =>
      cutShort ? ['There are more denials than can be weighed against each other; not all were.'] : [],
  ],
];

/** A tightening holds the level before it back for its term, and nobody calls that a suspension. */
const isTold = ({ effect, supports }: Rule): boolean =>
  effect === 'suspension' && supports.some(({ move }) => move === 'suspend');

/** "prohibited, with 25% tariff", for people. */
const inWords = (said: string): string =>
  said
    .replace('undetermined', 'nothing on record')
    .replace('permitted', 'allowed')
    .replace('prohibited', 'forbidden');

const held = (rule: Rule): string =>
  rule.effect === 'permission' ? 'allowed' : rule.effect === 'duty' ? 'due' : 'forbidden';

const speakers = (claims: readonly { receipt: { speaker: string } }[]): string => {
  const names = [...new Set(claims.map((claim) => claim.receipt.speaker))];
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'nobody');
};
const saidBy = (rule: Rule): string => `according to ${speakers(rule.supports)}`;
/** "U.S. officials say", "the report says". */
const says = (by: string): string => (by.endsWith('s') || by.includes(' and ') ? 'say' : 'says');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
