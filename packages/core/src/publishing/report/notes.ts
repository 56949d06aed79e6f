/** A finding or a statement → what is told of it beside the report's words: its slots, what it does not tell, the last word on it. */
import { findingRef, type Ledger, parentOf, type Review } from '../../record/index.ts';
import {
  type EdtfString,
  type Finding,
  type FullReading,
  SLOT_NAMES,
  type SlotName,
  wordsIn,
} from '../../vocabulary/index.ts';
import type { NotTold } from '../changes.ts';
import { sayDate } from '../dates.ts';
import { quote } from '../quote.ts';
import { howSure, sayer } from '../reading/says.ts';
import { speakerName, type View } from '../reading/view.ts';
import { tellsNumber } from '../tells-number.ts';
import { BOUND_WORDS, FLAG_WORDS, moveWords, SLOT_WORDS } from '../words.ts';

/** `told`: what the words stand for, where that says more: a day, an amount; or a value with why it was inferred. */
export type SlotNote = { slot: SlotName; name: string; words: string | null; told: string | null };

export type FindingNote = {
  id: string;
  /** As it stands in the report, from 1. */
  number: number;
  label: string;
  /** The words that carry the move. */
  words: string;
  background: boolean;
  /** "U.S. officials: unnamed, number not stated". */
  speaker: string;
  /** "says it is likely"; empty for what is said outright. */
  certainty: string;
  slots: SlotNote[];
  /** Of a change: what a reader would want to know and is not told. */
  notTold: NotTold[];
  flags: string[];
  /** The number of the finding that it bounds, or of which it is what stays. */
  of: { what: 'limit' | 'exception' | 'what stays'; number: number } | null;
  /** Findings that hang on it and wait as it does: their ids. */
  with: string[];
  /** The last word on it; null waits for review. */
  review: Pick<Review, 'decision' | 'by' | 'reason' | 'recorded'> | null;
};

export type StatementNote = {
  id: string;
  who: string;
  /** "had already hinted at" */
  cue: string;
  /** ‹words›, shortened. */
  words: string;
};

export function findingNotes(ledger: Ledger, view: View): FindingNote[] {
  const { findings, report } = view;
  const reviewOf = ({ id }: Finding) => ledger.reviews.get(findingRef(report.sha256, id)) ?? null;
  const waits = (finding: Finding) => (reviewOf(finding)?.decision ?? 'hold') === 'hold';
  return findings.map((finding, i) => {
    const review = reviewOf(finding);
    return {
      id: finding.id,
      number: i + 1,
      label: labelOf(finding),
      words: finding.anchor.text,
      background: finding.background,
      speaker: sayer(view, finding),
      certainty: howSure(finding),
      slots: slotNotes(finding),
      notTold: notToldBy(finding),
      flags: finding.flags.map((flag) => FLAG_WORDS[flag]),
      of: boundOf(view, finding),
      with: findings.filter((other) => waits(other) && hangsOn(view, other, finding)).map(({ id }) => id),
      review: review && pick(review),
    };
  });
}

const pick = ({ decision, by, reason, recorded }: Review) => ({ decision, by, reason, recorded });

const labelOf = (finding: Finding): string => {
  if (finding.limitOf !== null) return BOUND_WORDS.limit;
  if (finding.exceptionTo !== null) return BOUND_WORDS.exception;
  return moveWords(finding.move, finding.phase);
};

function boundOf({ findings }: View, { limitOf, exceptionTo, residueOf }: Finding): FindingNote['of'] {
  const what = limitOf ? 'limit' : exceptionTo ? 'exception' : 'what stays';
  const at = findings.findIndex(({ id }) => id === (limitOf ?? exceptionTo ?? residueOf));
  return at < 0 ? null : { what, number: at + 1 };
}

/** At second hand too: what stays of a limit hangs on what the limit bounds. */
function hangsOn(reading: FullReading, finding: Finding, on: Finding): boolean {
  const passed = new Set<Finding>();
  for (let up = parentOf(reading, finding); up && !passed.has(up); up = parentOf(reading, up)) {
    if (up === on) return finding !== on;
    passed.add(up);
  }
  return false;
}

function slotNotes({ slots }: Finding): SlotNote[] {
  return SLOT_NAMES.flatMap((slot): SlotNote[] => {
    const filled = slots[slot];
    if (!filled) return [];
    const name = SLOT_WORDS[slot];
    if (filled.inferred)
      return [{ slot, name, words: null, told: `${sayValue(filled.value)} (${filled.reason})` }];
    const told = filled.value === undefined ? null : sayValue(filled.value);
    return [{ slot, name, words: filled.text, told: told === filled.text || isId(told) ? null : told }];
  });
}

const sayValue = (value: EdtfString): string =>
  /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? sayDate(value) : value;

/** The gazetteer's own names (`place:UA`) are for programs. */
const isId = (value: string | null): boolean => value !== null && /^[a-z]+:/.test(value);

/** What is only talked about tells no day, and is not missed for it. */
function notToldBy({ move, phase, background, slots, until_kind, ...finding }: Finding): NotTold[] {
  const isChange = (phase === 'in_force' || phase === 'announced') && move !== 'keep' && !background;
  if (!isChange || finding.limitOf !== null || finding.exceptionTo !== null) return [];
  const { channel, speaker, flags } = finding;
  const unnamed = channel === 'anonymous_official' && speaker !== 'reporter';
  return [
    ...(slots.effective_from ? [] : ['start' as const]),
    ...(slots.effective_until || until_kind !== 'unstated' || move === 'lift' ? [] : ['end' as const]),
    ...(unnamed && !tellsNumber(speaker.text) ? ['how many officials' as const] : []),
    ...(flags.includes('limit_not_told') ? ['what else was freed' as const] : []),
  ];
}

export const statementNotes = ({ statements }: View): StatementNote[] =>
  statements.map(({ id, speaker, source, cue, content }) => ({
    id,
    who: speakerName(speaker, source[0]?.text ?? 'source not told'),
    cue: cue.map(({ text }) => text).join(' … '),
    words: content.map(({ text }) => quote(text)).join(' '),
  }));

/** The report's words for each slot that a finding fills. */
export const slotWords = (finding: Finding): { slot: SlotName; words: string }[] =>
  SLOT_NAMES.flatMap((slot) => {
    const words = wordsIn(finding.slots[slot]);
    return words === null ? [] : [{ slot, words }];
  });
