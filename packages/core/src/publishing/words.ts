/**
 * Inside names → outside words, all from `words.json`: what is said of an outcome, a move, a basis, a certainty, a
 * stance. No other file says them, so that page, terminal and feed speak alike.
 */
import type {
  Axis,
  Basis,
  Certainty,
  Channel,
  Effect,
  FindingFlag,
  Ground,
  Move,
  Outcome,
  Phase,
  SlotName,
  Stance,
} from '../vocabulary/index.ts';
import words from './words.json' with { type: 'json' };

/** What accepting a suggestion would do to the record; the first of them is looked at twice. */
export const GROUPS = ['loosens', 'conflicts', 'new', 'nothing'] as const;
export type Group = (typeof GROUPS)[number];

/** The two answers that stand side by side. */
export const SIDES = ['officialText', 'asReported'] as const;
export type Side = (typeof SIDES)[number];

export const OUTCOME_WORDS: Record<Outcome | 'partly', string> = words.outcomes;
export const PHRASES = words.phrases;
export const BASIS_WORDS: Record<Basis, string> = words.bases;
export const EFFECT_WORDS: Record<Effect, string> = words.effects;
export const GROUND_WORDS: Record<Ground, string> = words.grounds;
export const CERTAINTY_WORDS: Record<Certainty, string> = words.certainties;
export const PHASE_WORDS: Record<Phase, string> = words.phases;
export const STANCE_WORDS: Record<Stance['stance'], string> = words.stances;
export const CHANNEL_WORDS: Record<Channel, string> = words.channels;
export const FLAG_WORDS: Record<FindingFlag, string> = words.flags;
export const AXIS_WORDS: Record<Axis, string> = words.axes;
export const SLOT_WORDS: Record<SlotName, string> = words.slots;
/** What related policies share. */
export const BOND_WORDS: Record<'issuer' | 'party' | 'asset' | 'place', string> = words.bonds;
export const SIDE_WORDS: Record<Side, string> = words.sides;
export const GROUP_WORDS: Record<Group, string> = words.groups;
/** A finding that only bounds another is told by what it is to it. */
export const BOUND_WORDS: Record<'limit' | 'exception', string> = words.kinds;
/** What an entry of the record is to those who follow it. */
export const NOTICE_WORDS = words.notices;
export const MONTHS: readonly string[] = words.months;
/** Speakers of whom a name for them tells no more than that they are unnamed. */
export const UNNAMED: readonly string[] = words.unnamed;
/** Words that begin a speaker with a capital only where they begin a sentence. */
export const OPENERS: readonly string[] = words.openers;
/** Words that tell how many. */
export const NUMBERS: readonly string[] = words.numbers;

const MOVES: Record<Move, Record<Phase, string>> = words.moves;
/** What changed, and how far along: "loosening in part announced". */
export const moveWords = (move: Move, phase: Phase): string => MOVES[move][phase];

/** "1 report", "4 reports". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], last = 'and'): string {
  const head = items.slice(0, -1).join(', ');
  const tail = items.at(-1) ?? '';
  return head === '' ? tail : `${head} ${last} ${tail}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
