/** From what an answer is, until when that was looked through, and what still waits → the lines that close it. */
import { sayDate } from '@proviso/core/publishing';
import type { Answers } from '@proviso/core/vocabulary';
import { type Line, line } from './line.ts';
import { wrap } from './wrap.ts';

export function layFoot(
  { checkedThrough, suggestions }: Pick<Answers, 'checkedThrough' | 'suggestions'>,
  cutOff: string,
  width: number,
): Line[] {
  const checked = checkedThrough === null ? 'not stated' : sayDate(checkedThrough);
  const wait =
    suggestions === 0
      ? []
      : [
          `${suggestions} ${suggestions === 1 ? 'suggestion waits' : 'suggestions wait'} for review and would bear on this: proviso review`,
        ];
  return [
    ...wrap(cutOff, width).map((text) => line(text, 'quiet')),
    ...[`Checked through: ${checked}.`, ...wait, 'Not legal advice.']
      .flatMap((text) => wrap(text, width))
      .map((text) => line(text, 'quiet')),
  ];
}
