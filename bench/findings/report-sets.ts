/**
 * A folder of annotated reports, quoted by their words → rows in the format of `dev.jsonl`, with spans. The headline is
 * never quoted; where words stand in a report more than once, a quote is the mention nearest to its finding's anchor.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  CERTAINTIES,
  CHANNELS,
  MOVES,
  PHASES,
  SLOT_NAMES,
  type SlotName,
  STANCES,
} from '@proviso/core/vocabulary';
import { type Quoted, type Span, spanOf } from './quoted.ts';

export type AnnotatedReport = {
  subject: string;
  published: string;
  /** The headline, then the paragraphs. */
  text: string[];
  findings: AnnotatedFinding[];
  stances?: { actor: Quoted; stance: string; finding: number | null }[];
};
type AnnotatedFinding = {
  move: string;
  phase: string;
  anchor: Quoted;
  background?: boolean;
  slots?: { [name in SlotName]?: Quoted };
  exceptions?: Quoted[];
  residue?: Quoted[];
  /** The reporter where it is left out; a channel goes with any other. */
  speaker?: Quoted;
  channel?: string;
  certainty?: string;
  /** Other moves and phases, as `ease/announced`, that a reasonable annotator could choose. */
  alt?: string[];
};

export type ReportRow = {
  id: string;
  date: string;
  text: string;
  findings: GoldFinding[];
  stances: { actor: Span; stance: string; finding: number | null }[];
};
type GoldFinding = {
  move: string;
  phase: string;
  background: boolean;
  anchor: Span;
  slots: { [name in SlotName]?: (Span & { value?: string }) | null };
  exceptions: Span[];
  residue: Span[];
  speaker: Span | 'reporter';
  channel: string;
  certainty: string;
  alt: string[];
};

const SUBJECTS = [
  'trade',
  'weapons',
  'travel',
  'technology',
  'health',
  'environment',
  'law',
  'none',
] as const;

/** The reports of a folder, in the order of their names. */
export function readReportSet(folder: string): ReportRow[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => {
    const report = JSON.parse(readFileSync(join(folder, name), 'utf8')) as AnnotatedReport;
    return rowOf(basename(name, '.json'), report);
  });
}

export function rowOf(id: string, report: AnnotatedReport): ReportRow {
  const wrong = (what: string): never => {
    throw new Error(`report \`${id}\`: ${what}`);
  };
  const hold = (known: readonly string[], word: string, what: string) =>
    known.includes(word) || wrong(`\`${word}\` is no ${what}; use one of ${known.join(', ')}`);
  hold(SUBJECTS, report.subject, 'subject');
  if (!/^\d{4}-\d\d-\d\d$/.test(report.published))
    wrong(`\`${report.published}\` is no day; write YYYY-MM-DD`);
  if (report.subject === 'none' && report.findings.length > 0)
    wrong('a report of subject `none` has no findings');
  const text = report.text.join('\n\n');
  const body = { text, from: (report.text[0] ?? '').length };

  const findings = report.findings.map((told): GoldFinding => {
    hold(MOVES, told.move, 'move');
    hold(PHASES, told.phase, 'phase');
    for (const label of told.alt ?? []) {
      const [move = '', phase = ''] = label.split('/');
      hold(MOVES, move, 'move');
      hold(PHASES, phase, 'phase');
    }
    const anchor = spanOf(told.anchor, body, null) ?? wrong(`no single anchor ${say(told.anchor)}`);
    const near = (quoted: Quoted, what: string): Span =>
      spanOf(quoted, body, anchor) ?? wrong(`${what} ${say(quoted)} is not in the text`);
    const value = (quoted: Quoted) =>
      typeof quoted === 'string' || quoted.value === undefined ? {} : { value: quoted.value };
    for (const name of Object.keys(told.slots ?? {})) hold(SLOT_NAMES, name, 'slot');
    const slots = SLOT_NAMES.map((name) => {
      const quoted = told.slots?.[name];
      return [name, quoted === undefined ? null : { ...near(quoted, name), ...value(quoted) }] as const;
    });
    if (told.speaker !== undefined && told.channel === undefined)
      wrong(`the speaker ${say(told.speaker)} has no channel`);
    const { channel = 'outlet_voice', certainty = 'CT+' } = told;
    hold(CHANNELS, channel, 'channel');
    hold(CERTAINTIES, certainty, 'certainty');
    return {
      move: told.move,
      phase: told.phase,
      background: told.background ?? false,
      anchor,
      slots: Object.fromEntries(slots),
      exceptions: (told.exceptions ?? []).map((quoted) => near(quoted, 'exception')),
      residue: (told.residue ?? []).map((quoted) => near(quoted, 'residue')),
      speaker: told.speaker === undefined ? 'reporter' : near(told.speaker, 'speaker'),
      channel,
      certainty,
      alt: told.alt ?? [],
    };
  });

  const stances = (report.stances ?? []).map(({ actor, stance, finding }) => {
    hold(STANCES, stance, 'stance');
    const about = finding === null ? null : (findings[finding] ?? wrong(`there is no finding ${finding}`));
    const span = spanOf(actor, body, about?.anchor ?? null) ?? wrong(`no single actor ${say(actor)}`);
    return { actor: span, stance, finding };
  });
  return { id, date: report.published, text, findings, stances };
}

const say = (quoted: Quoted): string =>
  typeof quoted === 'string'
    ? `\`${quoted}\``
    : `\`${quoted.text}\`${quoted.nth ? ` (no. ${quoted.nth})` : ''}`;
