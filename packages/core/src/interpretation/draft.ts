import type {
  Certainty,
  Channel,
  Dimension,
  Finding,
  FindingFlag,
  Move,
  Phase,
  Quote,
  Slot,
  SlotName,
} from '../vocabulary/index.ts';
import type { VerbGroup } from './grammar/verb-group.ts';
import { quoteRun, type Run, type Scene } from './scene.ts';

/** A finding on its way through the passes. Slots hold the report's words from the start. */
export type Draft = {
  move: Move;
  phase: Phase;
  anchor: Run;
  /** The token that carries the move. */
  verb: number;
  sentence: number;
  /** The norm noun's phrase: "a ban", "export curbs"; null where the verb itself forbids or frees. */
  norm: Run | null;
  group: VerbGroup | null;
  /** Where the thing regulated is told. */
  scopeFrom: number | null;
  scopeEnd: number;
  /** "Partially", "in part". */
  partial: boolean;
  /** The move is of a bill, a law or an agreement, whose own state tells the phase. */
  vehicle: Run | null;
  subjectRun: Run | null;
  /** All its thing came from the change told before. */
  borrowed: boolean;
  /** Tells only when another change begins: "the ban takes effect on Monday". */
  startOnly: boolean;
  slots: Partial<Record<SlotName, Slot>>;
  exceptions: Quote[];
  residue: Quote[];
  residueOf: Draft | null;
  limitOf: Draft | null;
  exceptionTo: Draft | null;
  follows: Draft | null;
  reason: Quote | null;
  dims: Dimension[];
  flags: Set<FindingFlag>;
  manner: Finding['manner'];
  again: boolean;
  untilKind: Finding['until_kind'];
  background: boolean;
  speaker: Quote | 'reporter';
  /** Whom the speaker stands for, so that one told twice is known for one. */
  speakerKey: string;
  channel: Channel;
  certainty: Certainty;
  statement: string | null;
  legalRef: Quote | null;
  confidence: number;
};

export function draftAt(scene: Scene, verb: number, move: Move, parts: Partial<Draft> = {}): Draft {
  const sentence = scene.tokens[verb]!.sentence;
  return {
    move,
    phase: 'in_force',
    anchor: { first: verb, end: verb + 1 },
    verb,
    sentence,
    norm: null,
    group: null,
    scopeFrom: null,
    scopeEnd: scene.sentences[sentence]!.endToken,
    partial: false,
    vehicle: null,
    subjectRun: null,
    startOnly: false,
    borrowed: false,
    slots: {},
    exceptions: [],
    residue: [],
    residueOf: null,
    limitOf: null,
    exceptionTo: null,
    follows: null,
    reason: null,
    dims: [],
    flags: new Set(),
    manner: null,
    again: false,
    untilKind: 'unstated',
    background: false,
    speaker: 'reporter',
    speakerKey: 'reporter',
    channel: 'outlet_voice',
    certainty: 'CT+',
    statement: null,
    legalRef: null,
    confidence: 0.7,
    ...parts,
  };
}

/** Fills a slot that is still open. */
export function fill(scene: Scene, draft: Draft, slot: SlotName, run: Run | null, value?: string): void {
  if (!run || run.end <= run.first || draft.slots[slot]) return;
  draft.slots[slot] = { ...quoteRun(scene, run), ...(value === undefined ? {} : { value }) };
}
