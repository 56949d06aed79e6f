/** A question → what was asked, in the policy's names; the parts left open are not said. */
import { AXES, nodeName, type Policy, type Question } from '../vocabulary/index.ts';
import { type OnAxis, sayAxis } from './covers.ts';
import { sayDate } from './dates.ts';

export function sayQuestion(policy: Policy, question: Question): string {
  const { scope, facts } = question;
  const parts = AXES.flatMap((axis) => {
    const region = scope[axis];
    if (!region) return [];
    const names = (ids: readonly string[]) => ids.map((id) => nodeName(policy, axis, id));
    const told: OnAxis = { axis, names: names(region.in), except: names(region.except) };
    return [sayAxis(told)];
  });
  const told = Object.entries(facts).map(([fact, { value, unit }]) => `${fact} ${value} ${unit}`.trim());
  const what = [...parts, ...told];
  return [what.length > 0 ? what.join(' · ') : 'all of it', ...sayClocks(question)].join('; ');
}

/** "on 30 May 2024", "as published by 29 May 2024" */
export const sayClocks = ({
  at,
  asPublishedBy,
  asRecordedBy,
}: Pick<Question, 'at' | 'asPublishedBy' | 'asRecordedBy'>): string[] => [
  `on ${sayDate(at)}`,
  ...(asPublishedBy === null ? [] : [`as published by ${sayDate(asPublishedBy)}`]),
  ...(asRecordedBy === null ? [] : [`as recorded by ${sayDate(asRecordedBy)}`]),
];
