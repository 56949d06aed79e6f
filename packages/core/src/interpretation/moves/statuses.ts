/**
 * A word that tells what is allowed → a draft, by the verb that links it to its subject: "is now mandatory", "made masks
 * compulsory", "remain banned", "no longer illegal", "amended from free to prohibited". What merely is so is no news.
 */

import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { clauseSubject } from '../grammar/clause.ts';
import { headOf, phraseBefore } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { plainGroup, type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { isActivity, isClosable, isMover, isPeople, verbOf } from '../lexicon.ts';
import { beginsAt, type Run, type Scene } from '../scene.ts';
import { isPerson } from '../slots/things.ts';
import { normAfter } from './norm-phrases.ts';
import { inverseOf } from './polarity.ts';
import words from './statuses.json' with { type: 'json' };
import { targetBefore } from './targets.ts';

const STATES = words.states.map(({ words: list, move }) => ({
  words: phrasesOf(list),
  move: move as Move,
}));
const BECOMING = new Set(words.becoming);
const STAYING = new Set(words.staying);
const STAY_ONLY = new Set(words.stayOnly);
const PARTICIPLES = new Set(words.participles);
const NOW = new Set(words.now);
const OPENERS = new Set(words.openers);

export function statusAt(scene: Scene, at: number): Draft | null {
  const void_ = struckDown(scene, at);
  if (void_) return void_;
  for (const { words: lists, move } of STATES) {
    const length = beginsAt(scene, lists, at);
    if (length > 0) return linked(scene, at, length, move);
  }
  if (scene.low[at] === 'subject' && scene.low[at + 1] === 'to') {
    const norm = normAfter(scene, at + 2, scene.sentenceOf(at).endToken);
    if (norm && isNews(scene, at))
      return linked(scene, at, 2, norm.norm.kind === 'draft' ? 'keep' : 'impose');
  }
  return null;
}

function linked(scene: Scene, at: number, length: number, move: Move): Draft | null {
  const { firstToken } = scene.sentenceOf(at);
  let link = at - 1;
  let now = scene.low[at + length - 1] === 'again';
  let still = false;
  let noLonger = false;
  for (; link > firstToken; link--) {
    const word = scene.low[link]!;
    if (NOW.has(word)) now = true;
    else if (word === 'still') still = true;
    else if (word === 'longer' && scene.low[link - 1] === 'no') {
      noLonger = true;
      link--;
    } else break;
  }
  if (link < firstToken) return null;
  const verbs = verbOf(scene.low[link]!);
  if (scene.low[link] === 'it' || phraseEnds(scene, link)) return caused(scene, at, length, move);
  const isBe = /^(?:is|are|be|was|were|being)$/.test(scene.low[link] ?? '');
  if (verbs.some((v) => STAYING.has(v)) || (still && isBe)) return stays(scene, at, length, link);
  const group = plainGroup(scene, link);
  noLonger ||= scene.low.slice(group.first, link).includes('longer');
  const becomes = verbs.some((v) => BECOMING.has(v));
  const tells = becomes || noLonger || isBe;
  // "Starting on Tuesday, masks are required on buses."
  const required = scene.low[at] === 'required' && isBe && OPENERS.has(scene.low[firstToken]!);
  // "Will not be able to buy": to come, what is merely so may be for want of money.
  const unable = group.negated && !noLonger && scene.low[at] === 'able' && group.modal === 'will';
  if (!tells || (group.negated && !noLonger && !unable)) return null;
  if (
    PARTICIPLES.has(scene.low[at]!) &&
    !becomes &&
    !required &&
    !now &&
    !(toWhom(scene, at) && isNews(scene, at))
  )
    return null;
  // A carve-out told in the present stands among the exceptions.
  const always = scene.low[at] === 'subject' || (toWhom(scene, at) && isNews(scene, at));
  const ahead = group.modal !== null && /^(?:will|would|is to)$/.test(group.modal);
  if (!becomes && !noLonger && !now && !ahead && !always && !required) return null;
  const subject =
    ofPerson(scene, group.first, scene.low[at]!) ??
    subjectBefore(scene, group.first).run ??
    phraseBefore(scene, group.first, firstToken) ??
    deedSubject(scene, group.first, at + length);
  if (!subject || !isRegulatedBy(scene, subject, scene.low[at]!)) return null;
  const ended = move === 'ease' ? 'impose' : inverseOf(move);
  return draftAt(scene, at, noLonger || unable ? ended : move, {
    anchor: { first: group.first, end: at + length },
    group: {
      ...group,
      passive: false,
      negated: false,
      form: 'finite',
      modal: required ? 'will' : group.modal,
    },
    subjectRun: subject,
    scopeFrom: at + length,
    confidence: 0.5,
  });
}

/** "*Researchers* who work with the services will no longer be eligible": of people, who may stand far before. */
const ofPerson = (scene: Scene, at: number, status: string): Run | null => {
  const own = OF_PEOPLE.test(status) ? (clauseSubject(scene, at)?.plain ?? null) : null;
  return own && isPerson(scene, headOf(scene, own)) ? own : null;
};
const OF_PEOPLE = /^(?:free|able|welcome|eligible|entitled|ineligible|permitted)$/;

/** "*It* is now illegal to film officers": the deed stands behind. */
const deedSubject = (scene: Scene, verbFirst: number, end: number): Run | null =>
  scene.low[verbFirst - 1] === 'it' && scene.low[end] === 'to' && scene.tokens[end + 1]?.pos === 'VERB'
    ? { first: verbFirst - 1, end: verbFirst }
    : null;

/** "Open to lorries", "closed to visitors": whom it is open to or closed to, which nobody says of an open question. */
const toWhom = (scene: Scene, at: number): boolean =>
  /^(?:open|closed|shut|reserved)$/.test(scene.low[at]!) &&
  /^(?:to|for)$/.test(scene.low[at + 1] ?? '') &&
  scene.low.slice(at + 2, at + 6).some((w) => isPeople(w) || isMover(w) || w === 'traffic' || w === 'all');

const SIGNS = new Set(words.signs);
/** "The museum is open to visitors" is none. */
const isNews = (scene: Scene, at: number): boolean => {
  const { firstToken, endToken } = scene.sentenceOf(at);
  return scene.low.slice(firstToken, endToken).some((w) => SIGNS.has(w));
};

/** "Free to" and "open" are said of much: of people, and of what can be closed. */
function isRegulatedBy(scene: Scene, subject: Run, status: string): boolean {
  const at = headOf(scene, subject);
  if (OF_PEOPLE.test(status)) return isPerson(scene, at);
  const doors = scene.low.slice(subject.first, subject.end).some((w) => isClosable(w));
  return !/^(?:open|closed|shut)$/.test(status) || doors;
}

const phraseEnds = (scene: Scene, at: number): boolean =>
  /^(?:NOUN|PROPN|PRON)$/.test(scene.tokens[at]?.pos ?? '');

/** "Made it illegal to sell", "made masks compulsory", "kept its borders closed". */
function caused(scene: Scene, at: number, length: number, move: Move): Draft | null {
  const { firstToken } = scene.sentenceOf(at);
  const it = scene.low[at - 1] === 'it';
  const object = it ? { first: at - 1, end: at } : phraseBefore(scene, at, firstToken);
  const verb = object ? object.first - 1 : -1;
  if (!object || verb < firstToken) return null;
  if (scene.low[at] === 'subject' && !verbOf(scene.low[verb]!).some((v) => BECOMING.has(v)))
    return subjected(scene, at, length, move);
  const verbs = verbOf(scene.low[verb]!);
  const keeps =
    verbs.some((v) => STAYING.has(v)) && STAY_ONLY.has(scene.low[at]!) && isBarrable(scene, object);
  const makes = verbs.some((v) => BECOMING.has(v)) && !PARTICIPLES.has(scene.low[at]!);
  if ((!keeps && !makes) || (it && scene.low[at + length] !== 'to')) return null;
  return draftAt(scene, verb, keeps ? 'keep' : move, {
    anchor: { first: plainGroup(scene, verb).first, end: it ? at + length : verb + 1 },
    group: plainGroup(scene, verb),
    scopeFrom: it ? at + length + 1 : object.first,
    scopeEnd: it ? scene.sentenceOf(at).endToken : at,
    confidence: 0.5,
  });
}

/** "*Make* the export of 23 kinds of machines *subject to approval*": the verb far before. */
function subjected(scene: Scene, at: number, length: number, move: Move): Draft | null {
  const { firstToken } = scene.sentenceOf(at);
  for (let verb = at - 2; verb >= Math.max(firstToken, at - 24); verb--) {
    if (scene.tokens[verb]!.pos === 'AUX') return null;
    if (scene.tokens[verb]!.pos !== 'VERB' || !verbOf(scene.low[verb]!).some((v) => BECOMING.has(v)))
      continue;
    const group = verbGroupAt(scene, verb);
    if (group.passive) return null;
    return draftAt(scene, verb, move, {
      anchor: { first: group.first, end: verb + 1 },
      group,
      scopeFrom: verb + 1,
      scopeEnd: at,
      confidence: length > 0 ? 0.6 : 0.5,
    });
  }
  return null;
}

/** "Exports below the floor price remain barred" tells a threshold, not a line of its own. */
const THRESHOLD = /^(?:below|above|under|over)$/;

/** "Imports of beef remain banned." */
function stays(scene: Scene, at: number, length: number, verb: number): Draft | null {
  if (!STAY_ONLY.has(scene.low.slice(at, at + length).join(' '))) return null;
  const group = plainGroup(scene, verb);
  const subject = phraseBefore(scene, group.first, scene.sentenceOf(at).firstToken);
  if (!subject || group.negated || group.form === 'infinitive' || !isBarrable(scene, subject)) return null;
  const around = scene.low.slice(Math.max(0, subject.first - 1), subject.end);
  if (around.some((w) => THRESHOLD.test(w))) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: at + length },
    subjectRun: subject,
    scopeFrom: at + length,
    confidence: 0.7,
  });
}

const isBarrable = (scene: Scene, run: Run): boolean => {
  const word = scene.low[headOf(scene, run)]!;
  return isClosable(word) || isActivity(word) || isPeople(word) || /[^s]s$/.test(word);
};

const VOID = phrasesOf(words.void);
const COURTS = new RegExp(`\\b(?:${words.courts.join('|')})\\b`, 'i');

/** "Ruled that the ban is unconstitutional": only a court's word ends a rule. */
function struckDown(scene: Scene, at: number): Draft | null {
  const length = beginsAt(scene, VOID, at);
  if (length === 0 || !COURTS.test(scene.saidWithin(at)?.source[0]?.text ?? '')) return null;
  const copula = /^(?:is|are|was|were|be)$/.test(scene.low[at - 1] ?? '');
  const first = copula ? plainGroup(scene, at - 1).first : at;
  const target = targetBefore(scene, first);
  if (!target || !copula) return null;
  return draftAt(scene, at, 'lift', {
    anchor: { first, end: at + length },
    norm: target.norm,
    group: ruled(scene, first),
    scopeFrom: target.scopeFrom,
    scopeEnd: first,
    manner: 'court',
    confidence: 0.55,
  });
}

const ruled = (scene: Scene, at: number): VerbGroup => ({
  ...plainGroup(scene, at),
  form: 'finite',
  passive: false,
});

const FREE = new Set(words.free);
const BOUND = new Set(words.bound);
const AMENDS = new Set(words.amends);

/** "The export policy of wheat is amended from free to prohibited." What is free "subject to" something is eased only. */
export function passageAt(scene: Scene, at: number): Draft | null {
  if (scene.low[at] !== 'from' || scene.low[at + 2] !== 'to') return null;
  const { firstToken, endToken } = scene.sentenceOf(at);
  const [was = '', is = ''] = [scene.low[at + 1], scene.low[at + 3]];
  const verb = amendedBefore(scene, at, firstToken);
  const move = at + 3 < endToken ? passage(scene, was, is, at + 4, endToken) : null;
  if (!move || verb === null) return null;
  const group = plainGroup(scene, verb);
  const target = targetBefore(scene, group.passive ? group.first : at);
  return draftAt(scene, verb, move, {
    anchor: { first: group.first, end: verb + 1 },
    group,
    norm: target?.norm ?? null,
    scopeFrom: target?.scopeFrom ?? null,
    scopeEnd: group.passive ? group.first : at,
    confidence: 0.75,
  });
}

function passage(scene: Scene, was: string, is: string, from: number, end: number): Move | null {
  if (FREE.has(was) && BOUND.has(is)) return 'impose';
  if (!BOUND.has(was)) return null;
  if (FREE.has(is)) return scene.low.slice(from, end).includes('subject') ? 'ease' : 'lift';
  return is === 'restricted' && was !== 'restricted' ? 'ease' : null;
}

function amendedBefore(scene: Scene, at: number, first: number): number | null {
  for (let i = at - 1; i >= Math.max(first, at - 22); i--)
    if (scene.tokens[i]!.pos === 'VERB' && verbOf(scene.low[i]!).some((v) => AMENDS.has(v))) return i;
  return null;
}
