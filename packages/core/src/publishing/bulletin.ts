/**
 * Both answers and the record behind them → the bulletin: two sentences, what changed, what did not, what was not told,
 * what to beware of, and from how much of the press it is. Told as of the question's own clocks.
 */
import type { Ledger } from '../record/index.ts';
import type { Answers, EdtfString, Policy, Question, RecordedClaim } from '../vocabulary/index.ts';
import { cautionsOf, type ToldCaution } from './cautions.ts';
import { type Event, eventsOf } from './changes.ts';
import { later, momentOf, sayDate } from './dates.ts';
import { holdingClaims, isHolding } from './holding.ts';
import { knownClaims } from './known.ts';
import { sayStories, storiesOf } from './reports.ts';
import { type SaidAnswer, sayAnswer } from './say-answer.ts';
import { capital } from './words.ts';

export type Bulletin = {
  policy: { id: string; name: string; about: string | null };
  /** The moment asked about, and the clocks: null is all that is on record. */
  at: EdtfString;
  publishedBy: EdtfString | null;
  recordedBy: string | null;
  officialText: SaidAnswer;
  asReported: SaidAnswer;
  /** Until when the reports were looked through, or, where nobody said so, when the last one was published. */
  checkedThrough: EdtfString | null;
  /** "From 4 reports, origins not examined, published through 30 May 2024; no official text among them." */
  cutOff: string;
  /** Newest first. */
  changed: Event[];
  /** Lines said to stay that no later change has ended. */
  unchanged: Event[];
  /** The limits of what changed, and the exceptions to it. */
  bounds: Event[];
  /** "Start: white rice · Bhutan". */
  notTold: string[];
  cautions: ToldCaution[];
};

export function bulletin(ledger: Ledger, policy: Policy, answers: Answers): Bulletin {
  const { question } = answers;
  const { standing } = knownClaims(ledger, policy.id, question.asPublishedBy);
  const events = eventsOf(policy, standing).reverse();
  const changed = events.filter((event) => event.kind === 'change');
  const holding = holdingClaims(answers);
  const officialText = sayAnswer(policy, answers.officialText, 'officialText');
  const asReported = sayAnswer(policy, answers.asReported, 'asReported');
  return {
    policy: { id: policy.id, name: policy.name, about: policy.about ?? null },
    at: question.at,
    publishedBy: question.asPublishedBy,
    recordedBy: question.asRecordedBy,
    officialText,
    asReported,
    checkedThrough: checkedThrough(ledger, policy, question),
    cutOff: cutOff(ledger, policy, question),
    changed,
    unchanged: events.filter((event) => event.kind === 'unchanged' && isHolding(event, holding)),
    bounds: events.filter((event) => event.kind === 'limit' || event.kind === 'exception'),
    notTold: notTold(changed, holding),
    cautions: cautionsOf([asReported, officialText]),
  };
}

/** From how much of the press an answer is, and until when it was looked through. */
export function cutOff(ledger: Ledger, policy: Policy, question: Clocks): string {
  const { standing } = knownClaims(ledger, policy.id, question.asPublishedBy);
  if (standing.length === 0) return 'No report on record bears on this.';
  const through = throughWords(checkedThrough(ledger, policy, question), ledger.checks.has(policy.id));
  const text = `${hasOfficialText(standing) ? '' : 'no '}official text among them`;
  return `From ${sayStories(storiesOf(ledger, standing))}${through}; ${text}.`;
}

/**
 * Until when the policy's reports were looked through, as far as the day asked about: the last check, else the last
 * publication among what was known by then.
 */
export function checkedThrough(ledger: Ledger, policy: Policy, { asPublishedBy }: Clocks): EdtfString | null {
  const checked = ledger.checks.get(policy.id) ?? null;
  if (checked !== null) {
    return asPublishedBy !== null && momentOf(asPublishedBy) < momentOf(checked) ? asPublishedBy : checked;
  }
  const { standing } = knownClaims(ledger, policy.id, asPublishedBy);
  return standing.map(({ published }) => published).reduce(later, null);
}

type Clocks = Pick<Question, 'asPublishedBy'>;

function throughWords(through: EdtfString | null, looked: boolean): string {
  if (through === null) return ', publication dates not told';
  const date = sayDate(through);
  return looked ? `; reports looked through until ${date}` : `, published through ${date}`;
}

const hasOfficialText = (claims: readonly RecordedClaim[]): boolean =>
  claims.some((claim) => claim.basis === 'official text');

/** One line for each thing not told, with the changes that leave it out; the end of what holds no more is told by that. */
function notTold(changed: readonly Event[], holding: ReadonlySet<string>): string[] {
  const lines = new Map<string, string[]>();
  for (const event of changed)
    for (const what of event.notTold.filter((one) => one !== 'end' || isHolding(event, holding)))
      lines.set(what, [...(lines.get(what) ?? []), `${event.label}, ${event.covers.text}`]);
  return [...lines].map(([what, events]) => `${capital(what)}: ${[...new Set(events)].join('; ')}`);
}
