/**
 * A question, open in time → the days on which its answer may turn, and the answer of every day between two of them. An
 * answer is worked out when it is first asked for, by the first day of its stretch; from then on it is only looked up.
 */
import { type Answer, dayOf, type EdtfString } from '../../vocabulary/index.ts';
import type { Moment } from '../moment.ts';

export type Timeline = {
  /** The answer of the day in which an instant lies; milliseconds since 1970. */
  at: (instant: number) => Answer;
  /** Stretches of days that touch, in order; the first begins long ago. */
  stretches: () => { from: EdtfString | null; answer: Answer }[];
};

const DAY = 86_400_000;

/** `moments`: whatever begins or ends, of rules and of memberships. */
export function timelineOf(moments: readonly Moment[], answerOn: (day: EdtfString) => Answer): Timeline {
  const turns = Float64Array.from(turningDays(moments));
  const answers: (Answer | undefined)[] = new Array(turns.length + 1);
  // The stretch before the first turn is asked about on its last day.
  const dayIn = (stretch: number) => (stretch === 0 ? (turns[0] ?? 0) - DAY : turns[stretch - 1]!);
  const answerIn = (stretch: number): Answer => {
    answers[stretch] ??= answerOn(dayOf(dayIn(stretch)));
    return answers[stretch];
  };
  return {
    at(instant) {
      let low = 0;
      let high = turns.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (turns[middle]! <= instant) low = middle + 1;
        else high = middle;
      }
      return answers[low] ?? answerIn(low);
    },
    stretches: () =>
      Array.from(answers, (_, stretch) => ({
        from: stretch === 0 ? null : dayOf(turns[stretch - 1]!),
        answer: answerIn(stretch),
      })),
  };
}

/** The first days of which it is sure that a date has come, or open whether it has. */
function turningDays(moments: readonly Moment[]): number[] {
  const days = new Set<number>();
  for (const { earliest, latest } of moments) {
    if (Number.isFinite(earliest)) days.add(Math.floor(earliest / DAY) * DAY);
    if (Number.isFinite(latest)) days.add(Math.ceil(latest / DAY) * DAY);
  }
  return [...days].sort((a, b) => a - b);
}
