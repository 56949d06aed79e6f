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
    ...(isOpen(groups) ? [...wrap(HINT, width).map((text) => line(text, 'quiet')), BLANK] : []),
    ...layFoot({ checkedThrough, suggestions: 0 }, cutOff, width),
  ];
}

const HINT = 'Where it depends on the part, ask for less: --asset, --purpose, --party or --fact.';

/** Whether somewhere it is the question that is too wide, and not the place. */
const isOpen = (groups: MapAnswers['groups']): boolean =>
  SIDES.some((side) => groups[side].some(({ mark, places }) => mark === 'partly' && places.length > 0));
