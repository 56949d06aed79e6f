/** A full reading → what every part of what is told of it looks at. */
import {
  type Finding,
  type FullReading,
  SLOT_NAMES,
  type Span,
  type Speaker,
  type Statement,
} from '../../vocabulary/index.ts';

export type View = FullReading & {
  statementOf: (id: string | null) => Statement | null;
  findingOf: (id: string | null) => Finding | null;
};

export const viewOf = (reading: FullReading): View => ({
  ...reading,
  statementOf: (id) => reading.statements.find((statement) => statement.id === id) ?? null,
  findingOf: (id) => reading.findings.find((finding) => finding.id === id) ?? null,
});

/** One line of what is told: "says | U.S. officials: unnamed", and where in the text its words stand. */
export type ToldRow = { key: string; text: string; at: Span | null; caution?: true };

/** Changes are told where they stand; who made one, and when, is told apart from its words. */
const TOLD_APART = ['issuer', 'announced_on', 'effective_from', 'effective_until'];

/** The run of text that tells the findings: from the first to the last of their words, of one sentence as a rule. */
export function wordsOf(view: View, findings: readonly Finding[], withAnchor: boolean): Span {
  const spans: Span[] = findings.flatMap((finding) => [
    ...(withAnchor ? [finding.anchor] : []),
    ...SLOT_NAMES.filter((name) => !TOLD_APART.includes(name)).flatMap((name) => {
      const slot = finding.slots[name];
      return slot && !slot.inferred ? [slot] : [];
    }),
  ]);
  const [first] = findings;
  const anchor = first!.anchor;
  const start = Math.min(...spans.map((span) => span.start));
  const last = Math.max(...spans.map((span) => span.end));
  const end = withAnchor ? endOfSaying(view, last) : last;
  const isRun =
    spans.length > 0 && !/\n\s*\n/.test(view.article.text.slice(start, end)) && end - start <= LONGEST_RUN;
  return isRun ? { start, end } : anchor;
}
const LONGEST_RUN = 400;

/** A word or two that are left of what someone said go along: "hinted at a policy | change". */
function endOfSaying({ statements }: View, end: number): number {
  const rest = statements
    .flatMap((statement) => statement.content)
    .filter((content) => content.start < end && end < content.end && content.end - end <= SHORT_REST);
  return Math.max(end, ...rest.map((content) => content.end));
}
const SHORT_REST = 16;

export const textOf = (view: View, { start, end }: Span): string => view.article.text.slice(start, end);

/** By the fullest name where there is one, else in the report's words. */
export function speakerName(speaker: Speaker, words: string): string {
  if (speaker.members)
    return speaker.members.map((member) => speakerName(member, member.mention?.text ?? '')).join(', ');
  return speaker.name ?? words;
}
