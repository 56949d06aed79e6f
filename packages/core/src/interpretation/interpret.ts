import {
  type Analysis,
  type Article,
  type Finding,
  SLOT_NAMES,
  type Slot,
  type SlotName,
  type Stance,
  type Statement,
} from '../vocabulary/index.ts';
import { bulletins } from './bulletins/bulletins.ts';
import { withEnd } from './dates/ends.ts';
import { withLaterDates } from './dates/later-dates.ts';
import { withStarts } from './dates/starts.ts';
import { withTimes } from './dates/times.ts';
import type { Draft } from './draft.ts';
import labels from './labels.json' with { type: 'json' };
import { movesIn } from './moves/moves.ts';
import { policyTalk } from './moves/policy-talk.ts';
import { withReality } from './moves/reality.ts';
import { withinPlan } from './moves/within-plan.ts';
import { quoteRun, type Scene, sceneOf } from './scene.ts';
import { withAntecedents } from './slots/antecedents.ts';
import { exceptionsTo } from './slots/exception-findings.ts';
import { withExceptions } from './slots/exceptions.ts';
import { withIds } from './slots/gazetteer-values.ts';
import { officialsOf } from './slots/issuers.ts';
import { legalRefs } from './slots/legal-refs.ts';
import { withLevels } from './slots/levels.ts';
import { limitsTold, settleLimits, withLimitFlag } from './slots/limits.ts';
import { reasonOf } from './slots/reasons.ts';
import { linkResidue, splitItems } from './slots/residue.ts';
import { dimsOf, withFloors, withShape } from './slots/shape.ts';
import { withSlots } from './slots/slots.ts';
import { withBackground } from './telling/background.ts';
import { linkFollowed } from './telling/follow-links.ts';
import { retold } from './telling/retold.ts';
import { stancesOf } from './telling/stances.ts';
import { withVoice } from './telling/voice.ts';
import { isNotice } from './telling/whole.ts';

/** Findings in the order of the text; stances name them by id. */
export function interpret(
  article: Article,
  analysis: Analysis,
  statements: readonly Statement[],
): { findings: Finding[]; stances: Stance[] } {
  const scene = sceneOf(article, analysis, statements);
  const drafts = passes(scene);
  const idOf = new Map(drafts.map((draft, i) => [draft, `f${i + 1}`]));
  const id = (draft: Draft | null) => (draft === null ? null : (idOf.get(draft) ?? null));
  return {
    findings: drafts.map((draft) => findingFrom(scene, draft, id)),
    stances: stancesOf(scene, drafts).map(({ draft, ...stance }) => ({ ...stance, finding: id(draft) })),
  };
}

/** The passes, in order; each takes what the one before left. */
function passes(scene: Scene): Draft[] {
  const officials = officialsOf(scene);
  // Phase before slots: whose move it is depends on who only asks for it.
  const grounded = withinPlan(scene, movesIn(scene, officials).flatMap(withReality(scene, officials)));
  const real = [...grounded, ...bulletins(scene, grounded).flatMap(withReality(scene, officials))];
  // Limits and talk of "the change" need the change to be known.
  const limits = limitsTold(scene, real);
  const spoken = [
    ...real.filter((d) => !limits.some((l) => l.anchor.first <= d.verb && d.verb < l.anchor.end)),
    ...limits,
  ];
  const talked = [...spoken, ...policyTalk(scene, officials, spoken)]
    .sort((a, b) => a.verb - b.verb)
    .slice(0, MOST_MOVES);
  const voiced = talked.map((d) => ({
    from: d,
    to: withVoice(scene, officials, isNotice(scene.article))(d),
  }));
  const next = new Map(voiced.map(({ from, to }) => [from, to]));
  const linked = voiced.map(({ to }) => ({
    ...to,
    limitOf: to.limitOf ? (next.get(to.limitOf) ?? null) : null,
  }));
  for (const draft of linked)
    draft.limitOf = linked.find((l) => draft.limitOf !== null && l.verb === draft.limitOf.verb) ?? null;
  const mapped = (pass: (draft: Draft) => Draft) => (list: Draft[]) => relinked(list, list.map(pass));
  const filled = mapped(withSlots(scene, officials))(linked);
  const tied = relinked(filled, withAntecedents(scene, filled), true);
  const aged = mapped(withBackground(scene, tied))(tied);
  const timed = mapped(withTimes(scene, aged))(aged);
  const begun = relinked(timed, withStarts(scene, timed), true);
  const started = relinked(begun, withLaterDates(scene, begun));
  const levelled = mapped((draft) => withEnd(withLevels(scene, started)(draft)))(started);
  // Limits settle before shapes: what its own speaker bounds is an ease, whatever the verb says.
  const excepted = relinked(levelled, withExceptions(scene, levelled));
  const settled = settleLimits(excepted);
  const shaped = mapped(withShape(scene))(relinked(settled, withFloors(scene, settled), true));
  const once = relinked(shaped, retold(scene, shaped), true);
  for (const draft of once) {
    withLimitFlag(draft);
    draft.dims = dimsOf(draft);
  }
  const told = linkResidue(once.flatMap(splitItems(scene)));
  linkFollowed(told);
  const refs = legalRefs(scene, isNotice(scene.article));
  for (const draft of told) {
    draft.reason = reasonOf(scene, draft, told);
    draft.legalRef = refs(draft);
  }
  return [...told, ...told.flatMap((draft) => exceptionsTo(scene, draft))].sort((a, b) => a.verb - b.verb);
}

/** A report of news tells a handful of moves; what tells hundreds is a list, and is read no further. */
const MOST_MOVES = 300;

/** Links between drafts follow them into their new versions; by the verb where a version took another's place. */
function relinked(before: readonly Draft[], after: readonly Draft[], byVerb = false): Draft[] {
  const index = new Map(before.map((d, i) => [d, i]));
  const find = (d: Draft | null): Draft | null => {
    if (d === null) return null;
    if (!byVerb) return after[index.get(d) ?? -1] ?? null;
    return (
      after.find((a) => a.verb === d.verb) ??
      after.find((a) => a.move === d.move && a.limitOf === null) ??
      null
    );
  };
  for (const draft of after) draft.limitOf = find(draft.limitOf);
  return [...after];
}

function findingFrom(scene: Scene, draft: Draft, id: (draft: Draft | null) => string | null): Finding {
  const told = withIds(scene, draft).slots;
  const slots = Object.fromEntries(SLOT_NAMES.map((name) => [name, told[name] ?? null])) as Record<
    SlotName,
    Slot | null
  >;
  return {
    id: id(draft)!,
    move: draft.move,
    phase: draft.phase,
    label: draft.exceptionTo ? labels.excepted : labels[draft.move][draft.phase],
    background: draft.background,
    anchor: quoteRun(scene, draft.anchor),
    dims: draft.dims,
    slots,
    until_kind: draft.untilKind,
    manner: draft.manner,
    again: draft.again,
    exceptions: draft.exceptions,
    residue: draft.residue,
    residueOf: id(draft.residueOf),
    exceptionTo: id(draft.exceptionTo),
    limitOf: id(draft.limitOf),
    follows: id(draft.follows),
    reason: draft.reason,
    legal_ref: draft.legalRef,
    flags: [...draft.flags],
    speaker: draft.speaker,
    channel: draft.channel,
    certainty: draft.certainty,
    statement: draft.statement,
    confidence: draft.confidence,
  };
}
