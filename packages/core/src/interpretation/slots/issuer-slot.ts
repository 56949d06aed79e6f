/**
 * A draft → who makes its move: the agent of a passive, the subject of an active verb, whoever is asked to act, or who
 * signs the law that makes it. A subject that can make no rule is bound or freed by it.
 */
import type { Phase } from '../../vocabulary/index.ts';
import { type Draft, fill } from '../draft.ts';
import { clauseSubject } from '../grammar/clause.ts';
import { bare, headOf, phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import { isAuthority, isPeople, isTitle, verbOf } from '../lexicon.ts';
import { type Run, runOf, type Scene } from '../scene.ts';
import words from './issuers.json' with { type: 'json' };
import { issuerBefore, makingOf, nameIn, type Officials, postWithPlace } from './issuers.ts';
import scope from './scope.json' with { type: 'json' };
import { isTold } from './told.ts';

export function readIssuer(scene: Scene, officials: Officials, draft: Draft): void {
  const { group } = draft;
  if (!group) return;
  if (group.asked) {
    const named =
      scene.tokens[group.asked.first]!.pos === 'PRON'
        ? issuerBefore(
            scene,
            officials,
            group.asked.first,
            /^(?:him|her)$/.test(scene.low[group.asked.first]!),
          )
        : group.asked;
    if (named) fill(scene, draft, 'issuer', nameIn(scene, named));
    return;
  }
  // Who sues or demands makes no rule; who "should lift" it does.
  if (draft.phase === 'urged' && !group.modal && !group.governor) return;
  if (draft.phase === 'urged' && !group.modal && group.form !== 'finite') return;
  if (group.passive) readAgent(scene, officials, draft);
  else readDoer(scene, officials, draft, group);
}

/** "by the ministry". */
function readAgent(scene: Scene, officials: Officials, draft: Draft): void {
  const end = scene.sentenceOf(draft.verb).endToken;
  for (let i = draft.anchor.end; i < Math.min(end, draft.anchor.end + 14); i++) {
    if (/^(?:,|;|that|which)$/.test(scene.low[i]!)) break;
    if (scene.low[i] !== 'by') continue;
    const told = phraseWithOf(scene, i + 1, end);
    const agent = told && (makerOfText(scene, told) ?? told);
    if (agent && makingOf(scene, officials, agent) === 'issuer') fillIssuer(scene, draft, agent, end);
    break;
  }
}

/** "By an order *of the trade ministry*". */
function makerOfText(scene: Scene, run: Run): Run | null {
  const head = headOf(scene, run);
  const isText = SOURCES.has(scene.low[head]!) && scene.low[head + 1] === 'of' && head + 2 < run.end;
  return isText ? { first: head + 2, end: run.end } : null;
}

function readDoer(scene: Scene, officials: Officials, draft: Draft, group: VerbGroup): void {
  const vehicleAt = draft.vehicle ? makerOfVehicle(scene, draft.vehicle) : null;
  const clause = vehicleAt ? null : clauseSubject(scene, group.subjectAt);
  const subject =
    vehicleAt ?? (clause ? { run: clause.plain, pronoun: null } : subjectBefore(scene, group.subjectAt));
  if (subject.run) {
    const making = makingOf(scene, officials, subject.run);
    if (making === 'issuer') {
      if (isBound(scene, draft)) fill(scene, draft, 'addressee', bare(scene, subject.run));
      else if (!isState(scene, draft)) fillIssuer(scene, draft, subject.run, group.subjectAt);
    } else if (making === 'other' && isNamed(scene, subject.run) && draft.phase !== 'urged')
      fillIssuer(scene, draft, subject.run, group.subjectAt);
    else if (draft.phase !== 'urged' && isPeople(scene.low[headOf(scene, subject.run)]))
      fill(scene, draft, 'addressee', bare(scene, clause?.whole ?? subject.run));
    return;
  }
  if (subject.pronoun && subject.pronoun !== 'we' && subject.pronoun !== 'i') {
    const isPerson = /^(?:he|she)$/.test(subject.pronoun);
    const named = issuerBefore(scene, officials, group.subjectAt, isPerson);
    if (named) fill(scene, draft, 'issuer', nameIn(scene, named));
  } else if (subject.pronoun && draft.speaker !== 'reporter') draft.slots.issuer = draft.speaker;
}

/** "Wessex Water ruled out a ban": a body that nothing else is known of. */
const isNamed = (scene: Scene, run: Run): boolean => {
  const entity = scene.entityAt(headOf(scene, run));
  return entity?.kind === 'name' && entity.endToken - entity.firstToken > 1;
};

/** "The Netherlands *must cease*": who must, may or need not do a deed is bound or freed, and makes no rule. */
function isBound(scene: Scene, { anchor, phase }: Draft): boolean {
  if (phase === 'hinted' || phase === 'urged') return false;
  const obliged = scene.low.slice(anchor.first, anchor.end).some((w) => OBLIGES.has(w));
  // "May not | use": the deed may stand behind the anchor.
  const last = scene.tokens[anchor.end]?.pos === 'VERB' ? anchor.end : anchor.end - 1;
  for (let i = last; obliged && i > anchor.first; i--)
    if (scene.tokens[i]!.pos === 'VERB') return !verbOf(scene.low[i]!).some((v) => NOT_DONE.has(v));
  return false;
}
const OBLIGES = new Set(words.obliges);
const NOT_DONE = new Set(scope.notDone);

/** "Western Australia *will stay closed*": a state of the subject, no deed of its own. */
export function isState(scene: Scene, { anchor }: Draft): boolean {
  let last = anchor.end - 1;
  while (last > anchor.first && scene.tokens[last]!.pos === 'ADV') last--;
  return (
    scene.tokens[last]!.pos === 'ADJ' || scene.low.slice(anchor.first, anchor.end).some((w) => STATES.has(w))
  );
}
const STATES = new Set(words.states);

const fillIssuer = (scene: Scene, draft: Draft, run: Run, end: number): void =>
  fill(scene, draft, 'issuer', nameIn(scene, postWithPlace(scene, run, end)));

/** Told by an official of whose rule it is: "…, the ministry said". Who only asks or denies is no maker. */
export function readSpeakingIssuer(scene: Scene, draft: Draft): void {
  if (draft.slots.issuer || draft.speaker === 'reporter') return;
  const run = runOf(scene, draft.speaker);
  if (!run) return;
  const head = scene.low[headOf(scene, run)]!;
  if (SPOKESMEN.has(head)) {
    // "A spokesman for the ministry had nothing to announce": of what stays or is not told, the body spoken for.
    if (draft.phase === 'no_comment' || draft.move === 'keep') readBodyOf(scene, draft, run);
    return;
  }
  const silent = draft.phase === 'no_comment' && draft.channel !== 'third_party';
  const kept = draft.move === 'keep' && !isOwn(scene, draft);
  if (!silent && (!DECIDED.has(draft.phase) || kept)) return;
  if (draft.channel !== 'named_official' && draft.channel !== 'official_text') return;
  if (SOURCES.has(head)) readIssuerOfSource(scene, draft, run);
  else fillIssuer(scene, draft, run, scene.sentenceOf(run.first).endToken);
}

/** "A spokesman *for the ministry*", "an official *at* …". */
function readBodyOf(scene: Scene, draft: Draft, run: Run): void {
  const at = headOf(scene, run) + 1;
  if (!/^(?:for|at|of)$/.test(scene.low[at] ?? '')) return;
  const body = phraseWithOf(scene, at + 1, scene.sentenceOf(at).endToken);
  if (body) fill(scene, draft, 'issuer', bare(scene, body));
}

/** "According to a circular of the customs service". */
function readIssuerOfSource(scene: Scene, draft: Draft, run: Run): void {
  const of = scene.low.indexOf('of', run.first);
  if (of < 0 || of > run.end) return;
  const maker = phraseWithOf(scene, of + 1, scene.sentenceOf(run.first).endToken);
  if (maker) fill(scene, draft, 'issuer', bare(scene, maker));
}

/** "said *its own* embargo remained": who says so keeps it. */
const isOwn = (scene: Scene, { norm }: Draft): boolean =>
  norm !== null && (OWN.has(scene.low[norm.first]!) || OWN.has(scene.low[norm.first - 1] ?? ''));
const OWN = new Set(words.own);
const DECIDED: ReadonlySet<Phase> = new Set<Phase>(['in_force', 'announced', 'proposed', 'rejected']);
const SPOKESMEN = new Set(words.spokesmen);
const SOURCES = new Set(words.sources);

/** An authority that does something else in the sentence: "after the Treasury issued …", "under a law the Senate passed". */
export function readIssuerBeside(scene: Scene, officials: Officials, draft: Draft): void {
  if (draft.slots.issuer || draft.phase === 'urged') return;
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  let best: Run | null = null;
  for (let i = firstToken; i < endToken; i++) {
    const phrase = phraseWithOf(scene, i, endToken);
    if (!phrase) continue;
    const run = postWithPlace(scene, phrase, endToken);
    if (
      (decidesAt(scene, run) || tellsAt(scene, draft, run)) &&
      isBody(scene, headOf(scene, run)) &&
      makingOf(scene, officials, run, true) === 'issuer' &&
      !isTold(scene, draft, run)
    )
      if (!best || Math.abs(run.first - draft.verb) < Math.abs(best.first - draft.verb)) best = run;
    i = run.end - 1;
  }
  if (best) fillIssuer(scene, draft, best, endToken);
}

/** "… the Treasury *issued*", "an order *of* the governor-general". */
function decidesAt(scene: Scene, { first, end }: Run): boolean {
  let at = end;
  while (scene.tokens[at]?.pos === 'ADV' || scene.tokens[at]?.pos === 'AUX') at++;
  if (verbOf(scene.low[at] ?? '').some((v) => DECISIONS.has(v))) return true;
  let before = first - 1;
  while (/^(?:DET|ADJ)$/.test(scene.tokens[before]?.pos ?? '')) before--;
  // "Under a law *signed by* the president".
  if (scene.low[before] === 'by') return verbOf(scene.low[before - 1] ?? '').some((v) => DECISIONS.has(v));
  return /^(?:of|from)$/.test(scene.low[before] ?? '') && SOURCES.has(scene.low[before - 1] ?? '');
}
const DECISIONS = new Set(words.decisions);

/** "…, South East Water *has said*": where no statement was made out, whoever tells the decision. */
function tellsAt(scene: Scene, { speaker, phase, move }: Draft, { end }: Run): boolean {
  if (speaker !== 'reporter' || !DECIDED.has(phase) || move === 'keep') return false;
  let at = end;
  while (/^(?:ADV|AUX)$/.test(scene.tokens[at]?.pos ?? '')) at++;
  return verbOf(scene.low[at] ?? '').some((v) => TELLS.has(v));
}
const TELLS = new Set(words.tells);

const isBody = (scene: Scene, head: number): boolean => {
  const kind = scene.entityAt(head)?.kind;
  return (
    kind === 'office' ||
    kind === 'organisation' ||
    kind === 'place' ||
    isAuthority(scene.low[head]) ||
    isTitle(scene.low[head])
  );
};

/** "The governor signed a bill banning …": who signed it. */
function makerOfVehicle(scene: Scene, vehicle: Run) {
  const first = scene.sentenceOf(vehicle.first).firstToken;
  for (let i = vehicle.first - 1; i > Math.max(first, vehicle.first - 7); i--) {
    if (scene.tokens[i]!.pos !== 'VERB') continue;
    let k = i;
    while (k > first && /^(?:AUX|ADV|PART)$/.test(scene.tokens[k - 1]!.pos)) k--;
    return subjectBefore(scene, k);
  }
  const owner = phraseBefore(scene, vehicle.first, first);
  return owner ? { run: owner, pronoun: null } : null;
}
