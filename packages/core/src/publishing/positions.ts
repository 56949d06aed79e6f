/**
 * A policy's events and the readings behind them → who says what: official text, named officials, unnamed ones, third
 * parties; beside each claim the denials of it. Calls, which alter no rule, stand apart with the stances that were read.
 */
import type { RecordedReading } from '../record/index.ts';
import { BASES, type Basis, type EdtfString, type Stance, wordsIn } from '../vocabulary/index.ts';
import type { Event } from './changes.ts';
import { momentOf } from './dates.ts';
import type { Saying } from './saying.ts';
import { STANCE_WORDS } from './words.ts';

/** One speaker's words on one event. */
export type Position = {
  event: string;
  label: string;
  covers: string;
  saying: Saying;
  /** Who denies it. */
  denials: Saying[];
};

export type Voices = { basis: Basis; positions: Position[] };

/** Somebody wants a thing, or stands somewhere: nothing of it changes what holds. */
export type Call = {
  who: string;
  /** "calls for it", "hinted at lifting". */
  label: string;
  words: string;
  since: EdtfString | null;
  report: string;
  outlet: string | null;
  published: EdtfString | null;
  /** Stances are as the machine read them; open moves were accepted. */
  reviewed: boolean;
};

export type Positions = { voices: Voices[]; calls: Call[] };

export function positionsOf(events: readonly Event[], readings: Iterable<RecordedReading>): Positions {
  const byId = new Map(events.map((event) => [event.id, event]));
  const told = events.filter((event) => event.kind !== 'open move' && event.kind !== 'denial');
  const positions = told.flatMap((event) => positionsOn(event, byId));
  const against = new Set(told.flatMap((event) => event.deniedBy));
  const alone = events.filter((event) => event.kind === 'denial' && !against.has(event.id));
  positions.push(...alone.flatMap((event) => positionsOn(event, byId)));
  return {
    voices: BASES.map((basis) => ({
      basis,
      positions: positions.filter(({ saying }) => saying.basis === basis),
    })).filter((voices) => voices.positions.length > 0),
    calls: [
      ...events.filter((event) => event.kind === 'open move').flatMap(callsIn),
      ...stancesIn(readings),
    ].sort((a, b) => momentOf(b.published) - momentOf(a.published)),
  };
}

/** Copies repeat a voice; they are told with the reports. */
const positionsOn = (event: Event, byId: ReadonlyMap<string, Event>): Position[] =>
  event.says
    .filter((saying) => !saying.copy)
    .map((saying) => ({
      event: event.id,
      label: event.label,
      covers: event.covers.text,
      saying,
      denials: event.deniedBy.flatMap((id) => (byId.get(id)?.says ?? []).filter((denial) => !denial.copy)),
    }));

const callsIn = (event: Event): Call[] =>
  event.says
    .filter((saying) => !saying.copy)
    .map((saying) => ({
      who: saying.speaker,
      label: event.label,
      words: saying.words,
      since: event.valid.from,
      report: saying.report,
      outlet: saying.outlet,
      published: saying.published,
      reviewed: true,
    }));

function stancesIn(readings: Iterable<RecordedReading>): Call[] {
  return [...readings].flatMap(({ report, article, stances, findings, statements }) =>
    stances.map((stance) => ({
      who: stance.actor.text,
      label: STANCE_WORDS[stance.stance],
      words: wordsOf(stance, findings, statements),
      since: stance.since?.value ?? null,
      report: report.sha256,
      outlet: article.publisher,
      published: article.published,
      reviewed: false,
    })),
  );
}

/** What it is about, in the report's words: the finding's, else what the actor is quoted with, else the reason. */
function wordsOf(
  stance: Stance,
  findings: RecordedReading['findings'],
  statements: RecordedReading['statements'],
): string {
  const finding = findings.find(({ id }) => id === stance.finding);
  const statement = statements.find(({ id }) => id === stance.statement);
  const said = statement?.content.map((quote) => quote.text).join(' … ');
  const item = finding && [finding.anchor.text, wordsIn(finding.slots.item)].filter(Boolean).join(' ');
  return said || item || stance.reason?.text || '';
}
