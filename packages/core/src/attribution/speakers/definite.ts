/**
 * "The senator", "the agency", "the report" → the person, body or earlier phrase that it stands for, or null. A
 * description is a pronoun that says more: whoever is in mind is weighed as for a "he", and by what the report calls them.
 */
import type { Run, Scene } from '../scene.ts';
import { sharesOf } from './antecedent.ts';
import bodyWords from './bodies.json' with { type: 'json' };
import { formsOf } from './describe.ts';
import { earlierPhrase } from './earlier-phrase.ts';
import type { Asked } from './features.ts';
import { isPlural } from './noun-phrases.ts';
import type { Gender, Referent } from './referent.ts';
import roleWords from './roles.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

export type Definite = { referent: Referent } | { run: Run };

const ROLES = new Set([...roleWords.offices, ...roleWords.occupations, ...roleWords.roles]);
const KINDS: Record<string, string[]> = bodyWords.bodyKinds;
const DOCUMENTS = new Set(words.documents);
const ANONYMOUS = new Set(words.anonymous);
/** "The man" tells nothing that would single out somebody named. */
const PLAIN = new Set(roleWords.plainRoles);
const SAME: Record<string, string> = roleWords.sameAs;
const PARTIES = new Set(Object.values(roleWords.parties as Record<string, string>));
const MASCULINE = new Set(roleWords.masculine);
const FEMININE = new Set(roleWords.feminine);
const EMPTY = /^(?:the|own|same|very|new|former|first)$/;

/** In units of the ranker's: a post told of somebody makes them twenty times likelier. Chosen on the developed half. */
const PERSON = {
  called: 3,
  party: 2,
  otherParty: -5,
  place: 2,
  otherPlace: -3,
  noPlace: -3.5,
  word: 1.5,
  otherRank: -9,
  former: -6,
  notFormer: -1.5,
  otherPost: -1,
  gone: -5,
};
const BODY = {
  called: 3,
  kind: 2,
  other: 1,
  word: 1.5,
  unmet: -0.3,
  spoke: 1,
  often: 0.5,
  gap: -0.15,
  gone: -2,
  margin: 0.5,
};
/** Without a word that fits, whoever stands out so clearly may be meant. */
const CLEAR = 0.8;
/** Less than this, and no two nearer than that, may decide. */
const LEAST = -1;
/** Sentences within which the only one who fits is meant. */
const NEAR = 5;
const APART = 0.5;

/** What is in mind when the phrase is read. `asked` stands at its head; its gender is a guess that `weigh` corrects. */
export type Minded = {
  asked: Asked;
  /** All whom the report calls by the word somewhere, and all in mind. */
  candidates: (words: readonly string[], at: number) => Iterable<Referent>;
  /** Sentences since the referent was last mentioned; null where it is yet to come. */
  since: (referent: Referent, at: number) => number | null;
};

export const isDefinite = ({ tokens }: Scene, run: Run): boolean =>
  /^(?:the|this|that)$/i.test(tokens[run.first]?.text ?? '') && run.end - run.first > 1;

export function definiteFor(minded: Minded, phrase: Run, head: number): Definite | null {
  const { scene } = minded.asked;
  const { lemma, pos, text } = scene.tokens[head]!;
  if (pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'ADJ') return null;
  const word = SAME[text.toLowerCase()] ?? SAME[lemma] ?? lemma;
  if (isPlural(scene, head)) return earlierPhrase(scene, head);
  const modifiers = new Set<string>();
  for (let n = phrase.first; n < head; n++) for (const form of formsOf(scene, n)) modifiers.add(form);
  if (ROLES.has(word) || ROLES.has(lemma) || PARTIES.has(word))
    return personFor(minded, head, word, modifiers);
  if (KINDS[lemma]) return bodyFor(minded, head, lemma, modifiers) ?? earlierPhrase(scene, head);
  return DOCUMENTS.has(lemma) || ANONYMOUS.has(lemma) ? earlierPhrase(scene, head) : null;
}

function personFor(minded: Minded, head: number, word: string, modifiers: Set<string>): Definite | null {
  const gender = genderOfRole(minded.asked.scene.tokens[head]!.text);
  const shares = sharesOf(minded.asked, gender);
  let chosen: Referent | null = null;
  let most = -Infinity;
  let second = -Infinity;
  let fitting = 0;
  for (const referent of minded.candidates([word, ...modifiers], head)) {
    if (referent.kind !== 'person' || (gender && referent.gender && gender !== referent.gender)) continue;
    const share = shares.get(referent) ?? 0;
    const told = toldOf(referent, word, modifiers);
    if (told < 0 || (told === 0 && (share < CLEAR || !referent.proven || PLAIN.has(word)))) continue;
    if (told > 0) fitting++;
    const sum = told + Math.max(PERSON.gone, Math.log(share + 1e-9));
    if (sum > most) {
      second = most;
      most = sum;
      chosen = referent;
    } else if (sum > second) second = sum;
  }
  const gap =
    chosen && fitting === 1 && toldOf(chosen, word, modifiers) > 0 ? minded.since(chosen, head) : null;
  const only = gap !== null && gap <= NEAR;
  if (!chosen && PLAIN.has(word)) return earlierPhrase(minded.asked.scene, head);
  return chosen && (only || (most > LEAST && most - second > APART)) ? { referent: chosen } : null;
}

/** How well what the report calls somebody fits the description. */
function toldOf({ words: called, named }: Referent, word: string, modifiers: Set<string>): number {
  // Of somebody unnamed nothing else is known: "the Czech president" is not the president told of before.
  if (!named && [...modifiers].some((m) => (m === 'former' || !EMPTY.test(m)) && !called.has(m))) return -1;
  const party = [...modifiers, word].find((m) => PARTIES.has(m));
  const place = [...modifiers].find((m) => m.startsWith('place:'));
  const isRole = !PARTIES.has(word);
  const headed = isRole && called.has(word);
  let sum = headed ? PERSON.called : 0;
  if (party && called.has(party)) sum += PERSON.party;
  else if (party && [...called].some((w) => PARTIES.has(w))) sum += PERSON.otherParty;
  if (place && called.has(place)) sum += PERSON.place;
  else if (place && headed)
    sum += [...called].some((w) => w.startsWith('place:')) ? PERSON.otherPlace : PERSON.noPlace;
  if (headed && called.has('vice') !== modifiers.has('vice')) sum += PERSON.otherRank;
  if (headed && called.has('former') && !modifiers.has('former')) sum += PERSON.former;
  if (headed && modifiers.has('former') && !called.has('former')) sum += PERSON.notFormer;
  if (isRole && !headed && [...called].some((w) => ROLES.has(w))) sum += party ? 0 : PERSON.otherPost;
  for (const modifier of modifiers)
    if (modifier !== party && modifier !== place && !EMPTY.test(modifier) && called.has(modifier))
      sum += PERSON.word;
  return sum;
}

export function genderOfRole(text: string): Gender | null {
  const word = text.toLowerCase();
  if (MASCULINE.has(word)) return 'masculine';
  return FEMININE.has(word) ? 'feminine' : null;
}

/** "The company" may be any body of whose kind nothing is told; a university or a party it is not. */
const isOfKind = ({ kind, words: called }: Referent, kinds: readonly string[]): boolean =>
  kinds.includes(kind === 'person' ? '*name' : `*${kind}`) &&
  ![...called].some((word) => KINDS[word] !== undefined);

function bodyFor(minded: Minded, head: number, word: string, modifiers: Set<string>): Definite | null {
  const { memory, lastSpeaker } = minded.asked;
  const kinds = KINDS[word]!;
  let chosen: Referent | null = null;
  let most = 0;
  let second = 0;
  for (const referent of minded.candidates([word, ...kinds, ...modifiers], head)) {
    const called = referent.words;
    const gap = minded.since(referent, head);
    if ((referent.kind === 'person' && referent.proven) || gap === null) continue;
    let sum = Math.max(BODY.gone, gap * BODY.gap) + BODY.often * Math.log(memory.countOf(referent));
    if (called.has(word)) sum += BODY.called;
    else if (kinds.some((kind) => called.has(kind))) sum += BODY.kind;
    else if (isOfKind(referent, kinds)) sum += BODY.other;
    else continue;
    for (const modifier of modifiers)
      if (!EMPTY.test(modifier) && !modifier.startsWith('place:'))
        sum += called.has(modifier) ? BODY.word : BODY.unmet;
    if (lastSpeaker === referent) sum += BODY.spoke;
    if (sum > most) {
      second = most;
      most = sum;
      chosen = referent;
    } else if (sum > second) second = sum;
  }
  return chosen && most - second > BODY.margin ? { referent: chosen } : null;
}
