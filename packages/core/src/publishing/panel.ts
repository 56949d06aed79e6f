/**
 * A policy's claims → one line a day for each line of the policy, with both answers of that day: the form in which
 * statistics are done. A day is decided anew only where a claim begins, ends or was published; between, the last answer
 * stands.
 */
import { decide } from '../decision/index.ts';
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
  for (const scope of linesOf(standing)) {
    const turns = turningDays(standing, first, end);
    let since = first;
    let said: string[] | null = null;
    for (let day = first; day < end; day += DAY) {
      const now: string[] = said === null || turns.has(day) ? answersOn(ledger, policy, scope, day, span) : said;
      if (said === null || now.join('\n') !== said.join('\n')) since = day;
      said = now;
      const names = AXES.map((axis) => nodeName(policy, axis, scope[axis]));
      yield csvLine([policy.id, ...names, dayOf(day), dayOf(since), ...now]);
    }
  }
}

const csvLine = (values: readonly string[]): string => `${values.map(csvValue).join(',')}\r\n`;

/** Each part of the world that a claim speaks of, once, in the order in which they were told. */
function linesOf(claims: readonly RecordedClaim[]): Scope[] {
  const keyOf = (scope: Scope) => AXES.map((axis) => scope[axis]).join('\n');
  return [...new Map(claims.flatMap(({ scopes }) => scopes).map((scope) => [keyOf(scope), scope])).values()];
}

/** Days on which an answer may turn: the edges of all that the claims tell of time. */
function turningDays(claims: readonly RecordedClaim[], first: number, end: number): Set<number> {
  const days = new Set<number>();
  for (const claim of claims)
    for (const stamp of [claim.from, claim.until, claim.announcedOn, claim.published, claim.retrieved]) {
      const extent = stamp === null ? null : extentOf(stamp);
      for (const edge of extent ? [extent.earliest, extent.latest] : []) {
        const day = Number.isFinite(edge) ? Date.parse(dayOf(edge)) : Number.NaN;
        for (const turn of [day, day + DAY]) if (turn >= first && turn < end) days.add(turn);
      }
    }
  return days;
}

function answersOn(ledger: Ledger, policy: Policy, scope: Scope, day: number, span: PanelSpan): string[] {
  const region = (axis: Axis) => ({ in: [scope[axis]], except: [] });
  const { officialText, asReported } = decide(policy, ledger.claims, {
    policy: policy.id,
    scope: {
      party: region('party'),
      action: region('action'),
      asset: region('asset'),
      place: region('place'),
      purpose: region('purpose'),
    },
    facts: {},
    at: dayOf(day),
    asPublishedBy: span.publishedBy,
    asRecordedBy: null,
  });
  return [
    outcomeOf(officialText),
    outcomeOf(asReported),
    asReported.basis ?? '',
    asReported.duties.join(' | '),
  ];
}

/** "Partly" tells no statistician anything: the outcomes of the parts do. */
const outcomeOf = ({ outcome, parts }: Answer): string =>
  outcome === 'partly'
    ? `partly: ${[...new Set(parts?.map((part) => part.outcome))].sort().join(', ')}`
    : outcome;
