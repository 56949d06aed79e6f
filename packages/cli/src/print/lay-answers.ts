/**
 * Both answers → lines: in official text, then as reported; each with since, basis, its parts, and the reasons down to
 * the report's words. Cautions and the cut-off close, for no answer goes further than what was looked through.
 */
import {
  BASIS_WORDS,
  cautionsOf,
  covers,
  EFFECT_WORDS,
  GROUND_WORDS,
  quote,
  type SaidAnswer,
  type SaidPart,
  SIDE_WORDS,
  sayAnswer,
  sayDate,
  sayQuestion,
} from '@proviso/core/publishing';
import {
  type Answers,
  AXES,
  type Axis,
  type NodeId,
  type Policy,
  type Reason,
  type Support,
} from '@proviso/core/vocabulary';
import { layFoot } from './lay-foot.ts';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow, wrap } from './wrap.ts';

/** `cutOff` names from what the answers are. */
export function layAnswers(policy: Policy, answers: Answers, cutOff: string, width: number): Line[] {
  const said = [
    sayAnswer(policy, answers.officialText, 'officialText'),
    sayAnswer(policy, answers.asReported, 'asReported'),
  ];
  const cautions = cautionsOf(said);
  return [
    ...wrap(policy.name, width).map((text) => line(text, 'title')),
    ...wrap(sayQuestion(policy, answers.question), width).map((text) => line(text, 'quiet')),
    BLANK,
    ...laySide(policy, said[0]!, width),
    BLANK,
    ...laySide(policy, said[1]!, width, isSame(answers) ? 'as in official text' : null),
    BLANK,
    ...(cautions.length > 0 ? [layHeading('CAUTION', width)] : []),
    ...cautions.flatMap(({ text, about }) =>
      layRow({ text: about === null ? text : `${text} (${about})`, tone: 'caution' }, width, 2, 0),
    ),
    ...(cautions.length > 0 ? [BLANK] : []),
    ...layFoot(answers, cutOff, width),
  ];
}

/** Where all that is reported stands in official text, the reasons are told once. */
const isSame = ({ officialText, asReported }: Answers): boolean =>
  officialText.reasons.length > 0 && JSON.stringify(officialText) === JSON.stringify(asReported);

function laySide(policy: Policy, answer: SaidAnswer, width: number, instead: string | null = null): Line[] {
  const several = answer.parts.length > 1;
  return [
    layHeading(SIDE_WORDS[answer.side].toUpperCase(), width),
    ...layRow({ text: answer.sentence }, width, 2, 0),
    ...(answer.basis === null
      ? []
      : layRow({ key: 'basis', text: BASIS_WORDS[answer.basis] }, width, 2, KEY_WIDTH)),
    ...(instead === null
      ? answer.parts.flatMap((part) => layPart(policy, part, several, width))
      : layRow({ key: 'because', text: instead }, width, 2, KEY_WIDTH)),
  ];
}

function layPart(policy: Policy, part: SaidPart, several: boolean, width: number): Line[] {
  const since = part.sinceText === '' ? [] : [part.sinceText];
  const members = part.membersText === '' ? [] : [part.membersText];
  const basis = part.basis === null || !several ? [] : [`basis: ${BASIS_WORDS[part.basis]}`];
  const head = several
    ? layRow(
        {
          key: 'part',
          text: [`${part.covers?.text ?? 'the rest'}: ${part.phrase}`, ...since, ...members, ...basis].join(
            '; ',
          ),
        },
        width,
      )
    : since.flatMap((text) =>
        layRow({ key: 'since', text: text.replace(/^since /, '') }, width, 2, KEY_WIDTH),
      );
  return [...head, ...layReasons(policy, part.reasons, width)];
}

function layReasons(policy: Policy, reasons: readonly Reason[], width: number): Line[] {
  const number = new Map(reasons.map(({ rule }, i) => [rule, i + 1]));
  return reasons.flatMap((reason, i) => {
    const gaveWay = reason.defeatedBy.map(
      ({ rule, ground }) => `${number.get(rule) ?? 'another'} (${GROUND_WORDS[ground]})`,
    );
    const role = reason.decided
      ? 'decided'
      : gaveWay.length > 0
        ? `gave way to ${gaveWay.join(', ')}`
        : 'did not decide';
    const what = covers(policy, { scope: regionOf(reason), facts: reason.constraints }).text;
    return [
      ...layRow(
        { key: i === 0 ? 'because' : '', text: `${i + 1} ${EFFECT_WORDS[reason.effect]} ${what}: ${role}` },
        width,
        2,
        KEY_WIDTH,
      ),
      ...reason.supports.flatMap((support) => layRow({ text: saySupport(support) }, width, 4, KEY_WIDTH)),
    ];
  });
}
const KEY_WIDTH = 9;

const regionOf = ({ scope }: Reason): Record<Axis, NodeId[]> =>
  Object.fromEntries(AXES.map((axis) => [axis, [scope[axis]]])) as Record<Axis, NodeId[]>;

/** "‹has partially lifted› U.S. officials (unnamed officials), Harbour Wire, 30 May 2024" */
export function saySupport({ words, speaker, outlet, published, basis }: Support): string {
  const from = [
    outlet ?? 'publisher not stated',
    published === null ? 'date not stated' : sayDate(published),
  ];
  return `${quote(words)} ${speaker} (${BASIS_WORDS[basis]}), ${from.join(', ')}`;
}
