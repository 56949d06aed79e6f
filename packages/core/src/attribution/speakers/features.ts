/**
 * A pronoun and somebody it may stand for → what speaks for it and against it, as named numbers. `antecedent.json` weighs
 * them; `training/speakers/` fits it. The features are those of the literature (Hobbs, Lappin and Leass, Durrett and
 * Klein): nearness, subjecthood, parallelism, agreement; and those of news: who spoke last, whose words these are.
 */
import type { Scene } from '../scene.ts';
import type { Event, Memory, Recalled } from './memory.ts';
import type { Gender, Referent } from './referent.ts';
import type { Talk } from './talk.ts';

export type Features = Record<string, number>;

/** The pronoun, and what is known when it is read. */
export type Asked = {
  scene: Scene;
  talk: Talk;
  memory: Memory;
  at: number;
  gender: Gender;
  /** The speaker of a relation, as far as it is known yet. */
  speakerOf: (relation: number) => Referent | null;
  lastSpeaker: Referent | null;
};

export function featuresOf(asked: Asked, { referent, events }: Recalled, rank: number): Features {
  const { scene, talk, at, gender } = asked;
  const { tokens } = scene;
  const token = tokens[at]!;
  const last = events[0]!;
  const gap = token.sentence - tokens[last.at]!.sentence;
  const word = token.text.toLowerCase();
  const isOwner =
    /^(?:his|her)$/.test(word) && /^(?:NOUN|ADJ|PROPN|VERB|NUM)$/.test(tokens[at + 1]?.pos ?? '');
  const isObject = /^(?:him|her)$/.test(word) && !isOwner;
  const isSource = talk.sourceAt(at) >= 0;
  const home = scene.quotationAt(at);
  const content = talk.contentAt(at);
  const owner = content >= 0 ? asked.speakerOf(content) : null;
  // The same clue weighs otherwise in a source ("she said"), within a quotation, and in plain telling.
  const context = home ? 'quoted' : isSource ? 'source' : 'told';
  const found: Features = {};
  const say = (name: string, value: number | boolean = true) => {
    const number = Number(value);
    if (number === 0) return;
    found[name] = number;
    found[`${context}.${name}`] = number;
  };
  say(`gap${Math.min(gap, 5)}`);
  say(`rank${Math.min(rank, 4)}`);
  const subject = isSubject(scene, last);
  say('subject', subject);
  say(
    'subjectNear',
    gap > 0 && events.some((e) => tokens[e.at]!.sentence === token.sentence - 1 && isSubject(scene, e)),
  );
  say(
    'subjectHere',
    events.some((e) => tokens[e.at]!.sentence === token.sentence && isSubject(scene, e)),
  );
  say('parallel', subject && !isOwner && !isObject);
  say('objectOfSubject', isObject && gap === 0 && subject);
  say('ownerOfSubject', isOwner && gap === 0 && subject);
  say(
    'opens',
    events.some((e) => opensSentence(scene, e) && tokens[e.at]!.sentence === token.sentence - 1),
  );
  say(
    'opensParagraph',
    events.some((e) => opensParagraph(scene, e, at)),
  );
  say('sameParagraph', scene.sentenceOf(at).block === scene.sentenceOf(last.at).block);
  say('byPronoun', last.pronoun);
  say('afterPreposition', tokens[last.at - 1]?.pos === 'ADP');
  say('owner', /^['’]s?$/.test(tokens[last.end]?.text ?? ''));
  const quoted = (e: Event) => scene.quotationAt(e.at) !== undefined && scene.quotationAt(e.at) !== home;
  say('onlyQuoted', !home && events.every(quoted));
  say('lastQuoted', !home && quoted(last));
  say('outsideQuotation', Boolean(home) && !events.some((e) => scene.quotationAt(e.at) === home));
  say('sameQuotation', Boolean(home) && events.some((e) => scene.quotationAt(e.at) === home));
  say('ownContent', !home && content >= 0 && owner === referent);
  say('othersContent', !home && content >= 0 && owner !== null && owner !== referent);
  const spoke = asked.lastSpeaker === referent;
  say('spokeLast', spoke && !isSource);
  say('speaksOn', spoke && isSource);
  say('speaksOnSoon', spoke && isSource && gap <= 1);
  say('speaksOnAfterQuotation', spoke && isSource && followsQuotation(scene, at));
  say(
    'isSpeaker',
    events.some((e) => talk.sourceAt(e.at) >= 0),
  );
  say('sameGender', referent.gender === gender);
  say('proven', referent.proven);
  say('often', Math.log(1 + asked.memory.countOf(referent)));
  say('divided', isDivided(scene, last.at, at));
  return found;
}

/**
 * Nobody calls himself "he": not the speaker within a quotation; and of “... NAME ...,” he said, not NAME, unless NAME
 * has been speaking.
 */
export function isRuledOut(
  { scene, talk, at, speakerOf, lastSpeaker }: Asked,
  { referent, events }: Recalled,
): boolean {
  if (scene.quotationAt(at)) {
    const content = talk.contentAt(at);
    return content >= 0 && speakerOf(content) === referent;
  }
  if (talk.sourceAt(at) < 0 || lastSpeaker === referent) return false;
  return events.some((event) => quotedBefore(scene, event, at));
}

function isSubject(scene: Scene, { at, end, pronoun }: Omit<Event, 'referent'>): boolean {
  if (pronoun) return /^(?:he|she)$/i.test(scene.tokens[at]!.text);
  let n = end;
  if (scene.tokens[n]?.text === '(') while (n < end + 10 && scene.tokens[n]?.text !== ')') n++;
  if (scene.tokens[n]?.text === ')') n++;
  while (scene.tokens[n]?.pos === 'ADV') n++;
  const next = scene.tokens[n];
  return next?.pos === 'VERB' || next?.pos === 'AUX' || (next?.text === ',' && !scene.quotationAt(end - 1));
}

const opensSentence = (scene: Scene, { at }: Event) => at - scene.sentenceOf(at).firstToken <= 3;

function opensParagraph(scene: Scene, event: Event, at: number): boolean {
  const { block } = scene.sentenceOf(at);
  const home = scene.sentenceOf(event.at);
  if (home.block !== block || !opensSentence(scene, event)) return false;
  return scene.sentences[scene.tokens[event.at]!.sentence - 1]?.block !== block;
}

/** “... NAME ...,” he said: the name stands in the very words that the pronoun speaks. */
const quotedBefore = (scene: Scene, event: Event, at: number) => {
  const quotation = scene.quotationAt(event.at);
  return quotation !== undefined && at - quotation.endToken >= 0 && at - quotation.endToken <= 2;
};

const followsQuotation = (scene: Scene, at: number) => {
  for (let n = at - 1; n >= Math.max(0, at - 2); n--) if (scene.quotationAt(n)) return true;
  return false;
};

/** A line without a letter ("* * *") parts two stories. */
function isDivided(scene: Scene, from: number, to: number): boolean {
  const start = scene.tokens[from]!.sentence;
  for (let n = scene.tokens[to]!.sentence; n > start; n--) {
    const { firstToken, endToken } = scene.sentences[n]!;
    const words = scene.tokens.slice(firstToken, endToken);
    if (words.every((t) => !/\p{L}/u.test(t.text))) return true;
  }
  return false;
}
