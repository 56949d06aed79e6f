/**
 * A policy's claims → one line a day for each line of the policy, with both answers of that day: the form in which
 * statistics are done.
 */
import { openEngine } from '../decision/index.ts';
import type { Ledger } from '../record/index.ts';
import {
  type Answer,
  AXES,
  type Axis,
  dayOf,
  type EdtfString,
  extentOf,
  nodeName,
  type Policy,
  type Question,
  type RecordedClaim,
  type Scope,
} from '../vocabulary/index.ts';
import { csvValue } from './export.ts';
import { knownClaims } from './known.ts';

const DAY = 86_400_000;

export type PanelSpan = {
  /** Days, both in. */
  from: EdtfString;
  to: EdtfString;
  /** Only what was published by then counts. Null: each day is told by all that is known now. */
  publishedBy: EdtfString | null;
};

/** The lines of a CSV, with one for the names of the columns. `since` is the day from which the answers are the same. */
export function* panelCsv(ledger: Ledger, policy: Policy, span: PanelSpan): Generator<string> {
  const columns = ['policy', ...AXES, 'day', 'since', 'official_text', 'as_reported', 'basis', 'duties'];
  yield csvLine(columns);
  const { standing } = knownClaims(ledger, policy.id, span.publishedBy);
  const first = extentOf(span.from)!.earliest;
  const end = extentOf(span.to)!.latest;
  const engine = openEngine(policy, ledger.claims);
  for (const scope of linesOf(standing)) {
    const { officialText, asReported } = engine.prepare(questionOf(policy, scope, span));
    const names = AXES.map((axis) => nodeName(policy, axis, scope[axis]));
    let since = first;
    let before: Said | null = null;
    for (let day = first; day < end; day += DAY) {
      const now: Said = { officialText: officialText.at(day), asReported: asReported.at(day) };
      if (before === null || !isSame(before, now)) since = day;
      before = now;
      yield csvLine([policy.id, ...names, dayOf(day), dayOf(since), ...inWords(now)]);
    }
  }
}

type Said = { officialText: Answer; asReported: Answer };

/** A stretch of days has one answer, the very same. */
const isSame = (a: Said, b: Said): boolean =>
  (a.officialText === b.officialText && a.asReported === b.asReported) ||
  inWords(a).join('\n') === inWords(b).join('\n');

const inWords = ({ officialText, asReported }: Said): string[] => [
  outcomeOf(officialText),
  outcomeOf(asReported),
  asReported.basis ?? '',
  asReported.duties.join(' | '),
];

const csvLine = (values: readonly string[]): string => `${values.map(csvValue).join(',')}\r\n`;

/** Each part of the world that a claim speaks of, once, in the order in which they were told. */
function linesOf(claims: readonly RecordedClaim[]): Scope[] {
  const keyOf = (scope: Scope) => AXES.map((axis) => scope[axis]).join('\n');
  return [...new Map(claims.flatMap(({ scopes }) => scopes).map((scope) => [keyOf(scope), scope])).values()];
}

function questionOf(policy: Policy, scope: Scope, span: PanelSpan): Question {
  const region = (axis: Axis) => ({ in: [scope[axis]], except: [] });
  return {
    policy: policy.id,
    scope: Object.fromEntries(AXES.map((axis) => [axis, region(axis)])),
    facts: {},
    at: span.from,
    asPublishedBy: span.publishedBy,
    asRecordedBy: null,
  };
}

/** "Partly" tells no statistician anything: the outcomes of the parts do. */
const outcomeOf = ({ outcome, parts }: Answer): string =>
  outcome === 'partly'
    ? `partly: ${[...new Set(parts?.map((part) => part.outcome))].sort().join(', ')}`
    : outcome;
