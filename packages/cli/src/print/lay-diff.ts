/** Two moments laid over each other → what the answer was, what it is, and who made it so; side by side of both kinds. */
import {
  type Diff,
  type PartDiff,
  SIDE_WORDS,
  SIDES,
  type Side,
  sayDate,
  sayMembership,
} from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import { saySupport } from './lay-answers.ts';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow, wrap } from './wrap.ts';

const CLOCKS = { valid: 'what holds', published: 'as published by', recorded: 'as recorded by' };

export function layDiff(policy: Policy, diff: Diff, width: number): Line[] {
  return [
    ...wrap(policy.name, width).map((text) => line(text, 'title')),
    line(`${CLOCKS[diff.clock]}: ${sayDate(diff.from)}, then ${sayDate(diff.to)}`, 'quiet'),
    BLANK,
    ...SIDES.flatMap((side) => [...laySide(diff, side, width), BLANK]),
  ];
}

function laySide(diff: Diff, side: Side, width: number): Line[] {
  const { changed, unchanged } = diff[side];
  return [
    layHeading(SIDE_WORDS[side].toUpperCase(), width),
    ...(changed.length === 0
      ? [line('  The answer did not change.')]
      : changed.flatMap((part) => layChange(part, width))),
    ...unchanged.flatMap(({ covers, after, change }) => {
      const others = change === 'basis' ? ', told by others now' : '';
      return layRow({ key: 'same', text: `${covers.text}: ${after.phrase}${others}`, tone: 'quiet' }, width);
    }),
  ];
}

const layChange = ({ covers, before, after, because, members }: PartDiff, width: number): Line[] => [
  ...layRow({ key: 'changed', text: covers.text }, width, 2, 9),
  ...layRow({ key: 'was', text: before.phrase }, width, 4, 9),
  ...layRow({ key: 'is', text: after.phrase }, width, 4, 9),
  ...[...members.map(sayMembership), ...because.map(saySupport)].flatMap((text, i) =>
    layRow({ key: i === 0 ? 'because' : '', text }, width, 4, 9),
  ),
];
