/**
 * A verb that itself forbids, frees, requires, stops or closes → a draft: "banned exports of rice", "are not allowed to
 * leave", "schools have been closed". Not the same as `changes`, which need a norm's own noun.
 */
import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { headOf, isNounAt, phraseList } from '../grammar/noun-phrase.ts';
import { type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { type Act, actsAt, verbOf } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import type { Officials } from '../slots/issuers.ts';
import roles from '../telling/roles.json' with { type: 'json' };
import { fits, fitsTold, requiresPermit } from './act-fits.ts';
import { subjectOfPassive } from './act-makers.ts';
import { isDealing } from './act-objects.ts';
import { isPartially } from './changes.ts';

/** `told`: the report has told of a rule, so that what is stopped or let in may be anything. */
export function actAt(scene: Scene, officials: Officials, at: number, told = false): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  for (const { act, end } of actsAt(scene, at)) {
    const draft = acted(scene, officials, at, end, act, told);
    if (draft) return draft;
  }
  return null;
}

/** "People *who are barred* from owning a gun": it tells which people, and nothing new of them. */
const tellsWhich = (scene: Scene, group: VerbGroup): boolean =>
  group.passive &&
  !group.modal &&
  /^(?:who|that)$/.test(scene.low[group.first - 1] ?? '') &&
  /^(?:is|are)$/.test(scene.low[group.first] ?? '') &&
  isNounAt(scene, group.first - 2);

const POLARITY: Record<Act, Move> = {
  impose: 'impose',
  limit: 'impose',
  require: 'impose',
  refuse: 'impose',
  allow: 'ease',
  exempt: 'ease',
  lift: 'lift',
  stop: 'impose',
  close: 'impose',
  open: 'lift',
  admit: 'ease',
  approve: 'ease',
};

function acted(
  scene: Scene,
  officials: Officials,
  at: number,
  verbEnd: number,
  act: Act,
  told: boolean,
): Draft | null {
  const group = verbGroupAt(scene, at);
  const headline = scene.kindOf(scene.sentenceOf(at)) === 'headline';
  if (group.form === 'participle' && !headline) return null;
  if (tellsWhich(scene, group)) return null;
  const end = scene.sentenceOf(at).endToken;
  const regulated = group.passive
    ? subjectOfPassive(scene, group)
    : (phraseList(scene, skipAdverbs(scene, verbEnd), end)[0] ??
      (act === 'stop' && isDealing(scene.low[verbEnd]) ? { first: verbEnd, end: verbEnd + 1 } : null));
  const itself = act === 'open' || (act === 'stop' && endsOfItself(scene, at, group));
  const resumes = itself && !group.passive && !regulated ? subjectOfPassive(scene, group) : null;
  const seen = resumes ? { ...group, passive: true } : group;
  if (
    !fits(scene, officials, act, seen, resumes ?? regulated, verbEnd) &&
    !(told && regulated && fitsTold(scene, officials, act, group, regulated, verbEnd))
  )
    return null;
  const permit = act === 'require' && regulated && requiresPermit(scene, group, headOf(scene, regulated));
  // "No visitors are permitted."
  const none = act === 'allow' && /^(?:no|nobody|none)$/.test(scene.low[regulated?.first ?? -1] ?? '');
  // "Visitors are allowed to touch a cast": how it is, where no rule is told of.
  if (act === 'allow' && !told && !none && isPlainState(scene, group, at)) return null;
  const turn = none
    ? 'impose'
    : keepsFromEnforcing(scene, verbEnd, end)
      ? 'suspend'
      : turned(scene, at, group, act);
  if (turn === 'told before') return null;
  return draftAt(scene, at, turn ?? POLARITY[act], {
    anchor: { first: group.first, end: verbEnd },
    group: turn ? { ...group, negated: false } : group,
    scopeFrom: verbEnd,
    scopeEnd: end,
    partial: isPartially(scene, at, group),
    subjectRun: subjectOf(scene, group, regulated, resumes, Boolean(permit)),
    norm: permit ? regulated : null,
    confidence: act === 'impose' || act === 'lift' ? 0.7 : 0.6,
  });
}

const subjectOf = (
  scene: Scene,
  group: VerbGroup,
  regulated: Run | null,
  resumes: Run | null,
  permit: boolean,
): Run | null => (group.passive ? regulated : (resumes ?? (permit ? subjectOfPassive(scene, group) : null)));

function isPlainState(scene: Scene, group: VerbGroup, at: number): boolean {
  if (!group.passive || group.negated || group.modal || group.perfect || group.governor) return false;
  if (!/^(?:is|are|am)$/.test(scene.low[group.first]!)) return false;
  const { firstToken, endToken } = scene.sentenceOf(at);
  return !scene.low.slice(firstToken, endToken).some((w) => SIGNS.has(w));
}
const SIGNS = new Set(roles.leaveSigns);

/** "Exports *will stop*", "sales *are to end* in 2035": to come, for what merely ended may have ended by itself. */
const endsOfItself = (scene: Scene, at: number, group: VerbGroup): boolean =>
  verbOf(scene.low[at]!).some((v) => v === 'stop' || v === 'end' || v === 'cease') &&
  (/^(?:will|is to)$/.test(group.modal ?? '') || group.governor?.stand === 'announced');

const ENFORCING = new Set(roles.enforcing);
/** "Barred the state *from enforcing* its law": the law is put on hold. */
function keepsFromEnforcing(scene: Scene, from: number, end: number): boolean {
  for (let i = from; i < Math.min(end - 1, from + 9); i++)
    if (scene.low[i] === 'from') return verbOf(scene.low[i + 1]!).some((v) => ENFORCING.has(v));
  return false;
}

/** "No longer", "not allowed", "only allowed" turn the verb round; "was not allowed" in someone's mouth is a tale. */
function turned(scene: Scene, at: number, group: VerbGroup, act: Act): Move | 'told before' | null {
  const words = scene.low.slice(group.first, at);
  if (group.negated && (words.includes('longer') || act === 'require'))
    return act === 'allow' ? 'impose' : 'lift';
  if (act !== 'allow' || !group.passive) return null;
  if (group.negated && words.some((w) => /^(?:was|were)$/.test(w)) && scene.saidWithin(at) !== null)
    return 'told before';
  // "Will not be allowed" is a ban to come, not a refusal.
  const plain = group.modal === null || /^(?:will|would|wo|shall)$/.test(group.modal);
  return (group.negated && plain) || words.includes('only')
    ? 'impose'
    : words.includes('again') || scene.low[at + 1] === 'again'
      ? 'lift'
      : null;
}

const skipAdverbs = (scene: Scene, at: number) => {
  let i = at;
  while (scene.tokens[i]?.pos === 'ADV' || /^["“]$/.test(scene.low[i] ?? '')) i++;
  return i;
};
