import type { EdtfString } from './date-stamp.ts';
import type { Quote } from './span.ts';

export const MOVES = ['impose', 'tighten', 'ease', 'lift', 'suspend', 'keep'] as const;
export type Move = (typeof MOVES)[number];

export const PHASES = [
  'in_force',
  'announced',
  'proposed',
  'hinted',
  'urged',
  'rejected',
  'denied',
  'no_comment',
] as const;
export type Phase = (typeof PHASES)[number];

export const CHANNELS = [
  'official_text',
  'named_official',
  'anonymous_official',
  'third_party',
  'outlet_voice',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** FactBank's scale, of the speaker towards the finding. */
export const CERTAINTIES = ['CT+', 'PR+', 'PS+', 'Uu', 'PS-', 'PR-', 'CT-'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const SLOT_NAMES = [
  'issuer',
  'addressee',
  'action',
  'item',
  'place',
  'purpose',
  'condition',
  'instrument',
  'level_from',
  'level_to',
  'announced_on',
  'effective_from',
  'effective_until',
] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** Words of the report, with a normalised value where there is one; or a value from outside them, with its reason. */
export type Slot =
  | (Quote & { value?: string; inferred?: never })
  | { inferred: true; value: string; reason: string };

export type Dimension = 'place' | 'item' | 'addressee' | 'purpose' | 'level' | 'time' | 'instrument';
export type FindingFlag = 'label_conflict' | 'direction_unknown' | 'limit_not_told' | 'presupposed';

/** One policy move that one speaker reports of one policy line (`codebook.md`). */
export type Finding = {
  id: string;
  move: Move;
  phase: Phase;
  /** For people: "partially lifted", "unchanged", "refuses to lift". */
  label: string;
  background: boolean;
  /** The shortest predicate that carries move and phase. */
  anchor: Quote;
  /** What an ease or tighten touches. */
  dims: Dimension[];
  slots: Record<SlotName, Slot | null>;
  until_kind: 'date' | 'condition' | 'further_notice' | 'unstated';
  manner: 'repealed' | 'expired' | 'court' | null;
  again: boolean;
  exceptions: Quote[];
  residue: Quote[];
  residueOf: string | null;
  exceptionTo: string | null;
  limitOf: string | null;
  follows: string | null;
  reason: Quote | null;
  legal_ref: Quote | null;
  flags: FindingFlag[];
  speaker: Quote | 'reporter';
  channel: Channel;
  certainty: Certainty;
  /** Id of the statement it stands in. */
  statement: string | null;
  confidence: number;
};

/** A finding of which nothing is told but its words: an outlet's own, and sure. */
export const bareFinding = (anchor: Quote): Finding => ({
  id: 'f1',
  move: 'impose',
  phase: 'in_force',
  label: '',
  background: false,
  anchor,
  dims: [],
  slots: Object.fromEntries(SLOT_NAMES.map((name) => [name, null])) as Finding['slots'],
  until_kind: 'unstated',
  manner: null,
  again: false,
  exceptions: [],
  residue: [],
  residueOf: null,
  exceptionTo: null,
  limitOf: null,
  follows: null,
  reason: null,
  legal_ref: null,
  flags: [],
  speaker: 'reporter',
  channel: 'outlet_voice',
  certainty: 'CT+',
  statement: null,
  confidence: 1,
});

export const STANCES = ['supports', 'urges', 'opposes', 'warns', 'complies', 'violates', 'neutral'] as const;
/** Where an actor stands on a move. Never changes state. */
export type Stance = {
  actor: Quote;
  stance: (typeof STANCES)[number];
  since: Slot | null;
  background: boolean;
  reason: Quote | null;
  /** Id of the finding it is about, or null. */
  finding: string | null;
  statement: string | null;
};

/** The date an inferred or told date slot stands for, or null. */
export const dateIn = (slot: Slot | null): EdtfString | null => slot?.value ?? null;

/** A slot's own words; null for an inferred one. */
export const wordsIn = (slot: Slot | null): string | null => (slot && !slot.inferred ? slot.text : null);
