/**
 * Findings → what changed, what did not, and what is only proposed, refused, denied: one block each, in the report's order.
 * A limit or an exception stands inside the block of what it bounds, with who says so.
 */
import type { Finding, Slot, Span } from '../../vocabulary/index.ts';
import { sayDate } from '../dates.ts';
import { quote } from '../quote.ts';
import { FLAG_WORDS, PHASE_WORDS } from '../words.ts';
import { howSure, sayer } from './says.ts';
import { type ToldRow, textOf, type View, wordsOf } from './view.ts';

export type ToldMove = {
  kind: 'changed' | 'kept' | 'open';
  /** "Changed (in force, as told)" */
  heading: string;
  /** ‹The report's words› for it, and where they stand. */
  text: string;
  at: Span;
  /** Ids: one sentence may keep several things. */
  findings: string[];
  rows: ToldRow[];
};

const isKept = ({ move }: Finding): boolean => move === 'keep';
const isBound = ({ limitOf, exceptionTo }: Finding): boolean => limitOf !== null || exceptionTo !== null;
const isCall = ({ phase }: Finding): boolean => phase === 'urged';
const isReal = ({ phase }: Finding): boolean => phase === 'in_force' || phase === 'announced';

/** Bounds whose own finding is not there stand for themselves. */
const isOwn = (view: View) => (finding: Finding) =>
  !finding.background &&
  !isCall(finding) &&
  !(isBound(finding) && view.findingOf(finding.limitOf ?? finding.exceptionTo));

export function movesIn(view: View): ToldMove[] {
  const own = view.findings.filter(isOwn(view));
  const changed = own.filter((finding) => isReal(finding) && !isKept(finding));
  const kept = groupsOf(own.filter((finding) => isReal(finding) && isKept(finding)));
  const open = own.filter((finding) => !isReal(finding));
  return [
    ...changed.map((finding) =>
      blockOf(view, [finding], 'changed', `Changed (${PHASE_WORDS[finding.phase]}, as told)`),
    ),
    ...kept.map((group) => blockOf(view, group, 'kept', 'Not changed (as told)')),
    ...open.map((finding) =>
      blockOf(view, [finding], 'open', `${openWords(finding)} (nothing decided, as told)`),
    ),
  ];
}

const openWords = ({ phase }: Finding): string =>
  PHASE_WORDS[phase].charAt(0).toUpperCase() + PHASE_WORDS[phase].slice(1);

/** One sentence may keep several things: "long-range missiles and other munitions". */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const keyOf = ({ anchor, statement }: Finding) => `${anchor.start} ${statement}`;
  return [...Map.groupBy(findings, keyOf).values()];
}

/** A move is shown whole, but for a sentence out of all measure. */
const LONGEST_MOVE = 320;

function blockOf(view: View, group: readonly Finding[], kind: ToldMove['kind'], heading: string): ToldMove {
  const finding = group[0]!;
  const words = wordsOf(view, group, !isKept(finding));
  return {
    kind,
    heading,
    text: quote(textOf(view, words), LONGEST_MOVE),
    at: words,
    findings: group.map(({ id }) => id),
    rows: [
      ...(isKept(finding) ? [] : by(finding)),
      ...levels(finding),
      ...until(finding),
      ...says(view, finding),
      ...group.flatMap((bound) =>
        bound.exceptions
          .filter((words) => !isFinding(view, bound, words))
          .map((words) => ({ key: 'except', text: quote(words.text), at: words })),
      ),
      ...boundsOf(view, group),
      ...unclear(view, group).map((text): ToldRow => ({ key: '?', text, at: null, caution: true })),
    ],
  };
}

/** An exception that is a finding of its own stands with the bounds. */
const isFinding = (view: View, { id }: Finding, { start }: Span): boolean =>
  view.findings.some(({ exceptionTo, anchor }) => exceptionTo === id && anchor.start === start);

/** Who makes the rule, and when. Of a change, what is not told is told; of what is only talked about, it is left out. */
function by(finding: Finding): ToldRow[] {
  const { issuer, announced_on, effective_from } = finding.slots;
  const untold = isReal(finding) ? 'not stated' : null;
  const since = told(effective_from) ?? untold;
  const announced = told(announced_on);
  const who = told(issuer) ?? untold;
  const when = [
    since === null ? null : `since ${since}`,
    announced === null ? null : `announced ${announced}`,
  ].filter((part) => part !== null);
  if (who === null && when.length === 0) return [];
  const key = who === null ? 'when' : 'by';
  return [{ key, text: [...(who === null ? [] : [who]), ...when].join('; '), at: null }];
}

/** A date by its day where it is known, in the report's words where not; other words as they are. */
export function told(slot: Slot | null): string | null {
  if (!slot) return null;
  if (slot.inferred) return `${slot.value} (${slot.reason})`;
  return slot.value === undefined || !/^[-\d./~:TZ]+$/.test(slot.value)
    ? plainOrQuoted(slot.text)
    : sayDate(slot.value);
}
const plainOrQuoted = (words: string): string =>
  /^\p{Lu}/u.test(words) && !/day\b/.test(words) ? words : quote(words);

function levels({ slots }: Finding): ToldRow[] {
  const from = slots.level_from;
  const to = slots.level_to;
  if (!from && !to) return [];
  const text = [from && `from ${told(from)}`, to && `to ${told(to)}`].filter(Boolean).join(' ');
  return [{ key: 'level', text, at: null }];
}

function until({ slots, until_kind }: Finding): ToldRow[] {
  const end = told(slots.effective_until);
  if (end !== null) return [{ key: 'until', text: end, at: null }];
  return until_kind === 'further_notice' ? [{ key: 'until', text: 'further notice', at: null }] : [];
}

function says(view: View, finding: Finding): ToldRow[] {
  const sure = howSure(finding);
  return [{ key: 'says', text: sayer(view, finding) + (sure === '' ? '' : ` (${sure})`), at: null }];
}

function boundsOf(view: View, group: readonly Finding[]): ToldRow[] {
  const ids = group.map(({ id }) => id);
  return view.findings.flatMap((finding): ToldRow[] => {
    const of = finding.limitOf ?? finding.exceptionTo;
    if (of === null || !ids.includes(of)) return [];
    const words = wordsOf(view, [finding], true);
    const same = finding.statement === group[0]!.statement;
    const others = same
      ? ''
      : `; not ${group[0]!.speaker === 'reporter' ? 'the report itself' : group[0]!.speaker.text}`;
    return [
      { key: finding.limitOf ? 'limit' : 'except', text: quote(textOf(view, words)), at: words },
      ...(same ? [] : [{ key: '', text: `says ${sayer(view, finding)}${others}`, at: null }]),
    ];
  });
}

/** What the words leave open. */
function unclear(view: View, group: readonly Finding[]): string[] {
  const finding = group[0]!;
  const { purpose, item } = finding.slots;
  const items = group.map((one) => told(one.slots.item)).filter((words) => words !== null);
  const silent =
    isKept(finding) && purpose && !purpose.inferred && item
      ? [`silent on any other purpose than ${quote(purpose.text)} for ${items.join(', ')}`]
      : [];
  const limited = view.findings.some((other) => other.limitOf === finding.id);
  const flags = finding.flags
    .filter((flag) => flag !== 'label_conflict')
    .map((flag) =>
      flag === 'limit_not_told' && limited ? 'who tells the change tells no limit' : FLAG_WORDS[flag],
    );
  return [...flags, ...silent];
}
