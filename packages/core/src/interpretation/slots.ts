/**
 * Drafts → the same with who makes the rule, for whom, and what it covers. A pronoun gives way to the nearest fitting
 * name; a country before a rule's noun ("U.S. policy") made it.
 */

import { readDeed } from './deeds.ts';
import { type Draft, fill } from './draft.ts';
import { issuerBefore, makingOf, nameIn, type Officials } from './issuers.ts';
import { isActivity, isClosable, isPeople, normAt } from './lexicon.ts';
import { bare, headOf, phraseBefore, phraseWithOf } from './noun-phrase.ts';
import type { Run, Scene } from './scene.ts';
import { readScope } from './scope.ts';
import { subjectBefore } from './subject.ts';
import { readTails } from './tails.ts';
import { placePhrase, readBeforeNorm } from './things.ts';

export const withSlots =
  (scene: Scene, officials: Officials) =>
  (draft: Draft): Draft => {
    const filled: Draft = {
      ...draft,
      slots: { ...draft.slots },
      exceptions: [...draft.exceptions],
      residue: [...draft.residue],
    };
    if (filled.norm && filled.subjectRun) {
      fill(scene, filled, 'instrument', bare(scene, filled.norm));
      readAct(scene, { ...filled, scopeFrom: filled.norm.end });
    } else if (filled.norm) readNorm(scene, filled, filled.norm);
    else readAct(scene, filled);
    readIssuer(scene, officials, filled);
    if (filled.vehicle) {
      const head = headOf(scene, filled.vehicle);
      fill(scene, filled, 'instrument', { first: head, end: head + 1 });
    }
    return filled;
  };

/** The norm's own words, its kind before it and its scope behind it. */
function readNorm(scene: Scene, draft: Draft, norm: Run): void {
  let head = norm.end - 1;
  for (let i = norm.first; i < norm.end; i++)
    if (normAt(scene, i)?.end === norm.end) {
      head = i;
      break;
    }
  while (head > norm.first && KINDS.test(scene.low[head - 1]!)) head--;
  fill(scene, draft, 'instrument', { first: head, end: norm.end });
  const permission = normAt(scene, head)?.kind === 'permission';
  const to = permission ? receiverIn(scene, norm, head) : null;
  if (to) fill(scene, draft, 'addressee', to);
  else readMakerBefore(scene, draft, norm, head);
  if (
    permission &&
    draft.scopeFrom !== null &&
    scene.low[draft.scopeFrom] === 'to' &&
    scene.tokens[draft.scopeFrom + 1]?.pos === 'VERB'
  ) {
    readDeedAfter(scene, draft, draft.scopeFrom + 1, draft.scopeEnd);
    return;
  }
  if (draft.scopeFrom === null) return;
  if (isSanction(scene, norm) && scene.low[draft.scopeFrom] === 'on') {
    const whom = phraseWithOf(scene, draft.scopeFrom + 1, draft.scopeEnd);
    if (whom) {
      const head = headOf(scene, whom);
      const bound =
        isPeople(scene.low[head]) || (scene.entityAt(head) !== undefined && !scene.entityAt(head)!.demonym);
      fill(scene, draft, bound ? 'addressee' : 'item', bare(scene, whom));
      readTails(scene, draft, whom.end, draft.scopeEnd);
      return;
    }
  }
  readNormScope(scene, draft, draft.scopeFrom, draft.scopeEnd);
}

/** "gave *Kyiv* permission": a name before the permission, with no possessive, receives it. */
function receiverIn(scene: Scene, norm: Run, head: number): Run | null {
  const entity = scene.entityAt(norm.first) ?? scene.entityAt(norm.first + 1);
  if (!entity || entity.demonym || entity.endToken !== head) return null;
  return { first: entity.firstToken, end: entity.endToken };
}

/** "U.S. policy", "India's export ban": a country that stands first made it; what follows tells what it covers. */
function readMakerBefore(scene: Scene, draft: Draft, norm: Run, head: number): void {
  let first = norm.first;
  while (first < head && /^(?:the|a|an)$/.test(scene.low[first]!)) first++;
  const entity = scene.entityAt(first);
  const wide = entity && scene.low[entity.endToken] === '-';
  const owns =
    !wide &&
    entity &&
    entity.firstToken === first &&
    entity.endToken <= head &&
    (scene.low[entity.endToken] === "'s" || scene.low[entity.endToken] === "'" || entity.kind === 'place');
  if (owns && entity) {
    const possessive = scene.low[entity.endToken] === "'s" || scene.low[entity.endToken] === "'";
    const next = possessive ? entity.endToken + 1 : entity.endToken;
    if (possessive || next === head || !isActivity(scene.low[next])) {
      fill(scene, draft, 'issuer', { first: entity.firstToken, end: entity.endToken });
      first = next;
    }
  }
  readBeforeNorm(scene, draft, first, head);
}

const isSanction = (scene: Scene, norm: Run) => /^sanctions?$/.test(scene.low[norm.end - 1]!);

/** Words that only tell what kind of rule it is. */
const KINDS = /^(?:border|capital|currency|price|purchase|entry|countervailing|anti-dumping|customs)$/;

const DEMANDS =
  /^(?:calling|asking|requiring|obliging|forbidding|banning|barring|prohibiting|preventing|stopping|allowing|permitting|blocking|restricting|limiting|keeping|telling)$/;
const DEMANDS_FINITE =
  /^(?:calls|asks|requires|obliges|forbids|bans|bars|prohibits|prevents|stops|allows|permits|blocks|restricts|limits|keeps|banned|barred|prohibited|required|forbade|prevented|restricted|limited|blocked|stopped)$/;

function readNormScope(scene: Scene, draft: Draft, from: number, end: number): void {
  let i = from;
  if (/^(?:that|which)$/.test(scene.low[i] ?? '')) i++;
  if (scene.low[i] === 'with' && /^(?:respect|regard)$/.test(scene.low[i + 1] ?? '')) i += 3;
  else if (
    /^(?:regarding|concerning|about|of|on)$/.test(scene.low[i] ?? '') &&
    DEMANDS.test(scene.low[i + 1] ?? '')
  )
    i++;
  while (scene.tokens[i]?.pos === 'AUX' && i < end) i++;
  if (i < end && (DEMANDS.test(scene.low[i]!) || (i > from && DEMANDS_FINITE.test(scene.low[i]!)))) {
    i++;
    if (scene.low[i] === 'on') i++;
    const who = phraseWithOf(scene, i, end);
    if (who && scene.low[who.end] === 'not' && scene.low[who.end + 1] === 'to') {
      fill(scene, draft, 'addressee', bare(scene, who));
      readDeedAfter(scene, draft, who.end + 2, end);
      return;
    }
    readScope(scene, draft, i, end);
    return;
  }
  if (/^(?:on|of|for|against|over|to|in|around)$/.test(scene.low[i] ?? '') && i < end) {
    const preposition = scene.low[i]!;
    if (preposition === 'in' || preposition === 'to') readScope(scene, draft, i, end);
    else if (preposition === 'for' && isPeople(scene.low[i + 1])) readScope(scene, draft, i, end);
    else if (preposition === 'of' && tellsLevel(scene, i + 1, end))
      readScope(scene, draft, afterLevel(scene, i + 1, end), end);
    else readScope(scene, draft, i + 1, end);
    return;
  }
  readScope(scene, draft, i, end);
}

const tellsLevel = (scene: Scene, at: number, end: number): boolean =>
  scene.tokens.slice(at, Math.min(end, at + 4)).some((t) => t.pos === 'NUM');

/** "of 25% on steel": the level is read elsewhere; the scope begins at "on". */
function afterLevel(scene: Scene, at: number, end: number): number {
  for (let i = at; i < Math.min(end, at + 7); i++)
    if (/^(?:on|for|against)$/.test(scene.low[i]!)) return i + 1;
  return at;
}

function readDeedAfter(scene: Scene, draft: Draft, verb: number, end: number): void {
  readTails(scene, draft, readDeed(scene, draft, verb, end), end);
}

/** The verb's own object, or, of a passive, its subject. */
function readAct(scene: Scene, draft: Draft): void {
  if (draft.scopeFrom === null) return;
  const from = draft.scopeFrom;
  const end = draft.scopeEnd;
  if (!draft.subjectRun && scene.low[from - 1] === 'to' && scene.tokens[from]?.pos === 'VERB') {
    readDeedAfter(scene, draft, from, end);
    return;
  }
  if (!draft.subjectRun) {
    const object = phraseWithOf(scene, from, end);
    if (object && isClosable(scene.low[headOf(scene, object)])) {
      fill(scene, draft, 'item', bare(scene, object));
      readTails(scene, draft, object.end, end);
    } else readScope(scene, draft, from, end);
    return;
  }
  if (scene.tokens[from]?.pos === 'VERB' && /^(?:may|can|must)$/.test(scene.low[draft.verb]!)) {
    fill(scene, draft, 'addressee', bare(scene, draft.subjectRun));
    readDeedAfter(scene, draft, from, end);
    return;
  }
  if (isClosable(scene.low[headOf(scene, draft.subjectRun)]))
    fill(scene, draft, 'item', bare(scene, draft.subjectRun));
  else placePhrase(scene, draft, [draft.subjectRun], draft.subjectRun);
  let i = from;
  if (draft.group?.passive && draft.subjectRun.end < draft.anchor.first)
    readTails(scene, draft, draft.subjectRun.end, draft.anchor.first);
  if (scene.low[i] === 'from' && /ing$/.test(scene.low[i + 1] ?? '')) i++;
  else if (scene.low[i] === 'to' && scene.tokens[i + 1]?.pos === 'VERB') {
    if (!draft.slots.addressee && draft.slots.item) {
      draft.slots.addressee = draft.slots.item;
      delete draft.slots.item;
    }
    readDeedAfter(scene, draft, i + 1, end);
    return;
  }
  if (i > from && draft.slots.item && !draft.slots.addressee) {
    draft.slots.addressee = draft.slots.item;
    delete draft.slots.item;
  }
  if (i > from) readScope(scene, draft, i, end);
  else readTailOnly(scene, draft, from, end);
}

/** Only prepositional phrases follow a passive: "were banned in all schools". */
function readTailOnly(scene: Scene, draft: Draft, from: number, end: number): void {
  if (
    scene.tokens[from]?.pos === 'ADP' ||
    scene.tokens[from]?.pos === 'ADV' ||
    /^(?:,|to|if|unless)$/.test(scene.low[from] ?? '')
  )
    readScope(scene, draft, from, end);
}

function readIssuer(scene: Scene, officials: Officials, draft: Draft): void {
  const { group } = draft;
  if (!group) return;
  if (group.asked) {
    fill(scene, draft, 'issuer', nameIn(scene, group.asked));
    return;
  }
  if (draft.phase === 'urged' && !group.modal && group.form !== 'finite') return;
  if (group.passive) {
    const end = scene.sentenceOf(draft.verb).endToken;
    for (let i = draft.anchor.end; i < Math.min(end, draft.anchor.end + 14); i++) {
      if (/^(?:,|;|that|which)$/.test(scene.low[i]!)) break;
      if (scene.low[i] !== 'by') continue;
      const agent = phraseWithOf(scene, i + 1, end);
      if (agent && makingOf(scene, officials, agent) === 'issuer')
        fill(scene, draft, 'issuer', nameIn(scene, agent));
      break;
    }
    return;
  }
  const vehicleAt = draft.vehicle ? makerOfVehicle(scene, draft.vehicle) : null;
  const subject = vehicleAt ?? subjectBefore(scene, group.subjectAt);
  if (subject.run) {
    const making = makingOf(scene, officials, subject.run);
    if (making === 'issuer') fill(scene, draft, 'issuer', nameIn(scene, subject.run));
    else if (isPeople(scene.low[headOf(scene, subject.run)]))
      fill(scene, draft, 'addressee', bare(scene, subject.run));
    return;
  }
  if (subject.pronoun && subject.pronoun !== 'we' && subject.pronoun !== 'i')
    fill(
      scene,
      draft,
      'issuer',
      issuerBefore(scene, officials, group.subjectAt, /^(?:he|she)$/.test(subject.pronoun)),
    );
  else if (subject.pronoun && draft.speaker !== 'reporter') draft.slots.issuer = draft.speaker;
}

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
