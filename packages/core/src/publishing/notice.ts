/**
 * An entry of the record → what it is in words: what changed, who says so, what stays, what was not told. Feeds, live
 * updates and the entry's own page say it alike. What is known since is told too, so that an old notice misleads nobody.
 */
import type { Ledger } from '../record/index.ts';
import {
  type Entry,
  type EntryBody,
  type FullReading,
  type Policy,
  ProvisoError,
  type RecordedClaim,
} from '../vocabulary/index.ts';
import { type Event, eventsOf } from './changes.ts';
import { sayDate } from './dates.ts';
import { knownClaims } from './known.ts';
import { type Saying, sayingOf, sayWho } from './saying.ts';
import { BOUND_WORDS, CERTAINTY_WORDS, capital, count, moveWords, NOTICE_WORDS } from './words.ts';

export type Notice = {
  /** The entry's number, instant and hash. */
  seq: number;
  recorded: string;
  hash: string;
  kind: EntryBody['kind'];
  /** Whose page it bears on; null for one that belongs to no policy. */
  policy: { id: string; name: string } | null;
  /** Whether it says something that was not on record: a copy, a review, or what a rule entered anew does not. */
  isNews: boolean;
  /** "Loosened in part: supplied weapons · defence of the northern region" */
  title: string;
  /** Sentences without their full stop: dates, limits, duties, reasons. */
  details: string[];
  /** What stays as it was, told in the same report: "long-range missiles – U.S. officials (unnamed), Harbour Wire". */
  unchanged: string[];
  /** "start", "how many officials" */
  notTold: string[];
  /** Who says so, in which words of which report. */
  said: Saying | null;
  /** The report that it is about, by sha256. */
  report: string | null;
  /** Who entered it, and how: "accepted by a reviewer". */
  by: string | null;
};

/** A policy's standing claims as events, and which event each claim and each report tells. */
export type Told = {
  policy: Policy;
  claims: ReadonlyMap<string, RecordedClaim>;
  byId: ReadonlyMap<string, Event>;
  byClaim: ReadonlyMap<string, Event>;
  byReport: ReadonlyMap<string, readonly Event[]>;
  /** Claims taken back by rule, by the line of their report and finding. */
  anew: ReadonlyMap<string, readonly RecordedClaim[]>;
};

/** `ledger` needs to hold no more than the policy's part. */
export function toldIn(ledger: Ledger, policy: Policy): Told {
  const { standing, takenBack } = knownClaims(ledger, policy.id, null);
  const events = eventsOf(policy, standing);
  const byReport = new Map<string, Event[]>();
  for (const event of events)
    for (const report of new Set(event.says.map((saying) => saying.report)))
      byReport.set(report, [...(byReport.get(report) ?? []), event]);
  return {
    policy,
    claims: new Map([...standing, ...takenBack].map((claim) => [claim.id, claim])),
    byId: new Map(events.map((event) => [event.id, event])),
    byClaim: new Map(events.flatMap((event) => event.says.map(({ claim }) => [claim, event] as const))),
    byReport,
    anew: Map.groupBy(
      takenBack.filter(({ retracted }) => retracted?.by.kind === 'rule'),
      sourceOf,
    ),
  };
}

const sourceOf = ({ report, finding }: Pick<RecordedClaim, 'report' | 'finding'>): string =>
  `${report}:${finding}`;

/** What an entry's notice is made from, beside the entry. */
export type Around = {
  /** Of the policy that the entry bears on; a reading or a review needs none. */
  told?: Told;
  /** For a policy's entry: whether an earlier version is on record. */
  isNewVersion?: boolean;
  /** For a review: the reading that it speaks of. */
  reading?: FullReading;
};

export function noticeOf({ seq, recorded, hash, body }: Entry, around: Around): Notice {
  const { told } = around;
  const base: Notice = {
    seq,
    recorded,
    hash,
    kind: body.kind,
    policy: told ? { id: told.policy.id, name: told.policy.name } : null,
    isNews: false,
    title: '',
    details: [],
    unchanged: [],
    notTold: [],
    said: null,
    report: null,
    by: null,
  };
  switch (body.kind) {
    case 'claim':
      return { ...base, ...ofClaim(claimIn(told, body.claim.id), told!, recorded) };
    case 'retraction':
      return { ...base, ...ofRetraction(claimIn(told, body.claim), told!, body) };
    case 'policy': {
      const { name, about, id } = body.policy;
      const what = around.isNewVersion ? NOTICE_WORDS.broughtUpToDate : NOTICE_WORDS.putOnRecord;
      const title = `${capital(what)}: ${name}`;
      return {
        ...base,
        policy: { id, name },
        isNews: true,
        title,
        details: about ? [withoutStop(about)] : [],
      };
    }
    case 'check':
      return {
        ...base,
        isNews: true,
        title: `${capital(NOTICE_WORDS.lookedThrough)} ${sayDate(body.through)}`,
      };
    case 'reading':
      return { ...base, ...ofReading(body.reading, body.program) };
    case 'review': {
      const { decision, reason, by, report, finding } = body;
      const found = around.reading?.findings.find(({ id }) => id === finding);
      const what = found ? `${moveWords(found.move, found.phase)}, ‹${found.anchor.text}›` : finding;
      const title = `${capital(NOTICE_WORDS[decision])}: ${what}`;
      return { ...base, title, details: reason ? [withoutStop(reason)] : [], report, by: by.name };
    }
  }
}

function claimIn(told: Told | undefined, id: string): RecordedClaim {
  const claim = told?.claims.get(id);
  if (!claim)
    throw new ProvisoError('E_RECORD_DAMAGED', `the claim \`${id}\` belongs to no policy on record`);
  return claim;
}

function ofClaim(claim: RecordedClaim, told: Told, recorded: string): Partial<Notice> {
  const event = told.byClaim.get(claim.id) ?? eventsOf(told.policy, [claim])[0]!;
  const isCopy = claim.origin !== claim.report;
  const isEnteredAnew =
    told.anew.get(sourceOf(claim))?.some(({ retracted }) => retracted?.recorded === recorded) ?? false;
  const isToldBefore = event.says.some(
    (saying) => (told.claims.get(saying.claim)?.seq ?? claim.seq) < claim.seq,
  );
  const beside = (told.byReport.get(claim.report) ?? []).filter((other) => other !== event);
  return {
    isNews: !isCopy && !isEnteredAnew,
    title: titled(
      isEnteredAnew
        ? NOTICE_WORDS.enteredAnew
        : isCopy
          ? NOTICE_WORDS.toldByCopy
          : isToldBefore
            ? NOTICE_WORDS.toldAgain
            : null,
      event,
    ),
    details: detailsOf(claim, event, told, beside),
    unchanged: beside.filter(({ kind }) => kind === 'unchanged').map(lineOf),
    notTold: event.notTold,
    said: sayingOf(claim),
    report: claim.report,
    by: claim.acceptedBy.name,
  };
}

/** "Told again: loosened in part: supplied weapons" */
const titled = (how: string | null, { label, covers }: Event): string =>
  capital(`${how === null ? '' : `${how}: `}${label}: ${covers.text}`);

function detailsOf(claim: RecordedClaim, event: Event, told: Told, beside: readonly Event[]): string[] {
  const of = event.of === null ? undefined : told.byId.get(event.of);
  const { valid, duty, deniedBy } = event;
  const denials = deniedBy.flatMap((id) => told.byId.get(id)?.says[0] ?? []);
  const dates = [
    ...(valid.from ? [`from ${sayDate(valid.from)}`] : []),
    ...(valid.until ? [`until ${sayDate(valid.until)}`] : []),
  ].join(' ');
  const { retracted } = claim;
  return [
    ...(retracted
      ? [
          `${NOTICE_WORDS.takenBackSince}, on ${sayDate(retracted.recorded.slice(0, 10))}: ${retracted.reason}`,
        ]
      : []),
    ...(claim.certainty === 'CT+' ? [] : [`the source ${CERTAINTY_WORDS[claim.certainty]}`]),
    ...(dates === '' ? [] : [dates]),
    ...(duty ? [`${NOTICE_WORDS.duty}: ${duty}`] : []),
    ...(of ? [`${NOTICE_WORDS.beside}: ${of.label}, ${of.covers.text}`] : []),
    ...beside
      .filter((other) => other.of === event.id && (other.kind === 'limit' || other.kind === 'exception'))
      .map((bound) => `${BOUND_WORDS[bound.kind as 'limit' | 'exception']}: ${lineOf(bound)}`),
    ...denials.map((saying) => `${NOTICE_WORDS.denied} ${sayWho(saying)}`),
  ].map((text) => capital(withoutStop(text)));
}

const lineOf = ({ covers, says }: Event): string =>
  says[0] ? `${covers.text} – ${sayWho(says[0])}` : covers.text;

function ofRetraction(
  claim: RecordedClaim,
  told: Told,
  { reason, by, published }: Extract<EntryBody, { kind: 'retraction' }>,
): Partial<Notice> {
  const event = eventsOf(told.policy, [claim])[0]!;
  return {
    isNews: by.kind === 'person',
    title: titled(NOTICE_WORDS.takenBack, event),
    details: [reason, ...(published ? [`taken back in print on ${sayDate(published)}`] : [])].map((text) =>
      capital(withoutStop(text)),
    ),
    said: sayingOf(claim),
    report: claim.report,
    by: by.name,
  };
}

function ofReading({ report, article, findings }: FullReading, program: string): Partial<Notice> {
  const { headline, publisher, published } = article;
  return {
    title: `${capital(NOTICE_WORDS.reportRead)}: ${headline ?? NOTICE_WORDS.withoutHeadline}`,
    details: [
      [publisher ?? 'outlet not told', published ? sayDate(published) : 'date not told'].join(', '),
      findings.length === 0 ? 'no policy move was found' : `${count(findings.length, 'finding')} to review`,
    ].map(capital),
    report: report.sha256,
    by: program,
  };
}

const withoutStop = (sentence: string): string => sentence.replace(/\.\s*$/, '');
