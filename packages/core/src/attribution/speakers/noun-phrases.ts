/** Tokens → noun phrases: where one begins, what it is about, whether it tells of several. */
import type { Run, Scene } from '../scene.ts';
import roleWords from './roles.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

const PEOPLES = new Set([
  ...roleWords.occupations,
  ...words.anonymous,
  ...words.persons.words,
  ...words.peoples,
]);
const PLURALS = new Set(words.plurals);
const OFFICES = new Set(roleWords.offices);
const SOMEBODY = new Set([
  ...roleWords.offices,
  ...roleWords.occupations,
  ...roleWords.roles,
  ...roleWords.somebody,
]);
const ANONYMOUS = new Set(words.anonymous);

/** The noun that a phrase is about: the last before a preposition, a comma or a clause; -1 where there is none. */
export function headOf(scene: Scene, run: Run): number {
  let head = -1;
  for (let n = run.first; n < run.end; n++) {
    const { pos, text, lemma } = scene.tokens[n]!;
    if (/^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) || ANONYMOUS.has(lemma)) {
      if (n > run.first && /^(?:who|which|that)$/i.test(text)) break;
      head = n;
    } else if (/^(?:ADJ|DET|X)$/.test(pos) || text === '-' || /^['’]s?$/.test(text) || isOfTitle(scene, n))
      continue;
    else if (/^(?:ADV|PUNCT)$/.test(pos) && head < 0) continue;
    else if (head >= 0) break;
  }
  return head;
}

/** "secretary of state NAME": the name is still to come. */
function isOfTitle({ tokens }: Scene, at: number): boolean {
  if (tokens[at]!.text !== 'of' || !OFFICES.has(tokens[at - 1]?.lemma ?? '')) return false;
  let n = at + 1;
  while (/^(?:DET|ADJ|NOUN)$/.test(tokens[n]?.pos ?? '')) n++;
  return tokens[n]?.pos === 'PROPN';
}

/** The phrase whose head is the token: back over its nouns, adjectives and numbers to the article. */
export function phraseOf(scene: Scene, head: number): Run {
  const { tokens } = scene;
  const { firstToken } = scene.sentenceOf(head);
  let first = head;
  while (first > firstToken) {
    const { pos, text } = tokens[first - 1]!;
    const inside =
      /^(?:NOUN|ADJ|PROPN|DET|NUM)$/.test(pos) ||
      (text === '-' && tokens[first]!.pos !== 'DET') ||
      (text === 'and' && tokens[first]!.text === '-') ||
      /^['’]s?$/.test(text);
    if (!inside || (pos === 'NOUN' && tokens[first]!.pos === 'DET')) break;
    first--;
    if (pos === 'DET') break;
  }
  while (first < head && /^(?:PUNCT|PART)$/.test(tokens[first]!.pos)) first++;
  return { first, end: head + 1 };
}

export function isPlural(scene: Scene, at: number): boolean {
  const { pos, lemma, text } = scene.tokens[at]!;
  const word = text.toLowerCase();
  if (PLURALS.has(word) || (/[^s]s$/.test(word) && PEOPLES.has(word.slice(0, -1)))) return true;
  return (pos === 'NOUN' || pos === 'PROPN') && /[^s]s$/.test(word) && lemma !== word;
}

/** A noun for one human being: "spokeswoman", "official", "trader". */
export const isSomebody = (scene: Scene, at: number): boolean => {
  const { lemma, text, pos } = scene.tokens[at]!;
  return pos === 'NOUN' && SOMEBODY.has(lemma) && !isPlural(scene, at) && lemma === text.toLowerCase();
};
