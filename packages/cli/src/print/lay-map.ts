/** What holds in every place → lines: by side, each answer with the places where it is given. */
import { SIDE_WORDS, SIDES, sayQuestion } from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import type { MapAnswers } from '@proviso/desk';
import { layFoot } from './lay-foot.ts';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow, wrap } from './wrap.ts';

export function layMap(
  policy: Policy,
  { question, groups, checkedThrough }: MapAnswers,
  cutOff: string,
  width: number,
): Line[] {
  return [
    ...wrap(policy.name, width).map((text) => line(text, 'title')),
    ...wrap(`${sayQuestion(policy, question)}, by place`, width).map((text) => line(text, 'quiet')),
    BLANK,
    ...SIDES.flatMap((side) => [
      layHeading(SIDE_WORDS[side].toUpperCase(), width),
      ...groups[side].flatMap(({ label, text }) => layRow({ text: `${label}: ${text}` }, width, 2, 0)),
      BLANK,
    ]),
    ...layFoot({ checkedThrough, suggestions: 0 }, cutOff, width),
  ];
}
