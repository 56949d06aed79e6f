/**
 * Scene → runs of capitalised words that could name somebody or something, titles and affiliations off ("Republican Sen.
 * NAME" gives NAME alone). Which of them are persons is decided by `people.ts`, which are bodies by `bodies.ts`.
 */

import type { Run, Scene } from '../scene.ts';
import givenNames from './given-names.json' with { type: 'json' };
import type { Gender } from './referent.ts';
import roleWords from './roles.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** `first` is the name's own first word; the titles before it begin at `titled`. */
export type NameRun = Run & { titled: number };

const TITLES = new Set(roleWords.titles);
const PARTICLES = new Set(words.particles);
const AFFILIATIONS = new Set(roleWords.affiliations);
const PEOPLES = new Set([
  ...roleWords.occupations,
  ...words.anonymous,
  ...words.persons.words,
  ...words.peoples,
]);
const PEOPLE_ENDINGS = words.persons.suffixes;
const NOT_NAMES = new Set(words.notNames);
const MASCULINE = new Set(roleWords.masculine);
const FEMININE = new Set(roleWords.feminine);
const HE = new Set(givenNames.masculine);
const SHE = new Set(givenNames.feminine);

/** Words that stand capitalised inside a title-case line and yet name nobody. */
const LOWERED = /^(?:PRON|DET|ADP|AUX|CCONJ|SCONJ|PART|PUNCT|NUM|SYM)$/;

export function nameRuns(scene: Scene): NameRun[] {
  const { tokens } = scene;
  const inside = new Set(
    tokens.filter((t, n) => isCapital(t.text) && scene.sentenceOf(n).firstToken !== n).map((t) => t.text),
  );
  const lowered = new Set(tokens.map((t) => t.text).filter((word) => !isCapital(word)));
  const runs: NameRun[] = [];
  for (const { firstToken, endToken } of scene.sentences) {
    for (let i = firstToken; i < endToken; ) {
      if (!isNameWord(scene, i) || isPartyMark(scene, i)) {
        i++;
        continue;
      }
      let end = i + 1;
      while (end < endToken) {
        const step = stepInName(scene, end, endToken);
        if (step === 0) break;
        end += step;
      }
      // "Acme Coal Executive Director NAME" holds the firm's name too.
      let title = i;
      while (title < end && !TITLES.has(tokens[title]!.text.toLowerCase())) title++;
      if (title > i && title < end - 1 && !isGiven(tokens[i]!.text))
        runs.push({ first: i, end: title, titled: i });
      let first = i;
      for (let n = i; n < end - 1; n++) if (TITLES.has(tokens[n]!.text.toLowerCase())) first = n + 1;
      const last = tokens[end - 1]!.text.toLowerCase();
      const affiliated = AFFILIATIONS.has(last);
      const named = affiliated
        ? false
        : first > i
          ? isHonorific(tokens[end - 2]!.text)
          : isGiven(tokens[first]!.text);
      if (TITLES.has(last) && !(named && end - i > 1)) first = end;
      // "Analyst JOHN DOE" at the start of a sentence: the given name begins the name.
      if (end - first > 2 && !isGiven(tokens[first]!.text) && isGiven(tokens[first + 1]!.text)) first++;
      // "Bank executives are not" names no Bank where the report writes it small.
      const common =
        i === firstToken &&
        end - i === 1 &&
        (lowered.has(last) ||
          isPeople(last, lowered) ||
          (!inside.has(tokens[i]!.text) && endsAsPeople(last)));
      if (first < end && end - first <= 7 && !common) runs.push({ first, end, titled: i });
      i = end;
    }
  }
  return runs;
}

/** The D of "(D-Ohio)", and the state after it. */
const isPartyMark = ({ tokens }: Scene, at: number) =>
  (tokens[at - 1]?.text === '(' && tokens[at]!.text.length < 3) ||
  (tokens[at - 1]?.text === '-' && tokens[at - 3]?.text === '(');

/** "Hackers struck": a people in the plural at the head of a sentence. */
const isPeople = (word: string, lowered: ReadonlySet<string>) =>
  /[^s]s$/.test(word) && (PEOPLES.has(word.slice(0, -1)) || lowered.has(word.slice(0, -1)));

/** "Gunners", "protesters", "economists": made as words for people are. */
export const endsAsPeople = (word: string): boolean =>
  /[^s]s$/.test(word) && PEOPLE_ENDINGS.some((ending) => word.slice(0, -1).endsWith(ending));

/** How many more tokens belong to the name at `at`: a word, a particle before one, a hyphen, a nickname in quotes. */
function stepInName(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  const token = tokens[at]!;
  if (isNameWord(scene, at) || (isCapital(token.text) && !LOWERED.test(token.pos) && isOpenName(scene, at)))
    return 1;
  const next = tokens[at + 1];
  if (!next || at + 1 >= end) return 0;
  if (PARTICLES.has(token.text)) return isNameWord(scene, at + 1) || PARTICLES.has(next.text) ? 1 : 0;
  if (token.text === '-' && tokens[at - 1]!.end === token.start && next.start === token.end)
    return isNameWord(scene, at + 1) || next.pos === 'NOUN' ? 2 : 0;
  const quoted = /^["“”'‘’]$/.test(token.text) && /^["“”'‘’]$/.test(tokens[at + 2]?.text ?? '');
  return quoted && at + 3 < end && isCapital(next.text) && isNameWord(scene, at + 3) ? 3 : 0;
}

/** After a given name or an honorific even a place or a common word may be a surname ("Jill Stone", "Mr. Justice"). */
const isOpenName = (scene: Scene, at: number) => {
  const initial = /^\p{Lu}\.$/u.test(scene.tokens[at - 1]!.text);
  const before = scene.tokens[at - (initial ? 2 : 1)]?.text ?? '';
  return (isGiven(before) || isHonorific(before)) && !NOT_NAMES.has(scene.tokens[at]!.text.toLowerCase());
};

function isNameWord(scene: Scene, at: number): boolean {
  const token = scene.tokens[at]!;
  if (
    token.pos !== 'PROPN' ||
    !isCapital(token.text) ||
    /^I['’]/.test(token.text) ||
    NOT_NAMES.has(token.text.toLowerCase())
  )
    return false;
  const entity = scene.entityAt(at);
  return !entity || entity.kind === 'name' || entity.kind === 'person';
}

export const isAcronym = (word: string): boolean => /^(?:\p{Lu}{2,}|(?:\p{Lu}\.){2,})$/u.test(word);
/** "PENCE" as a transcript writes it, in the letters of a text. */
export const inSmallLetters = (word: string): string =>
  /^\p{Lu}{4,}$/u.test(word) ? word[0] + word.slice(1).toLowerCase() : word;
export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
export const isGiven = (word: string): boolean => HE.has(word.toLowerCase()) || SHE.has(word.toLowerCase());
export const isHonorific = (word: string): boolean => /^(?:mr|mrs|ms|dr|sir|lady|lord|dame)\.?$/i.test(word);
export const isTitle = (word: string): boolean => TITLES.has(word.toLowerCase());

/** What a title or a given name tells of somebody's gender; a name for both tells nothing. */
export const genderOf = (scene: Scene, run: Run): Gender | null =>
  titledGender(scene, run) ?? givenGender(scene, run);

export function titledGender(scene: Scene, run: Run): Gender | null {
  for (let n = run.first - 1; n >= Math.max(0, run.first - 3); n--) {
    const word = scene.tokens[n]!.text.toLowerCase();
    if (MASCULINE.has(word)) return 'masculine';
    if (FEMININE.has(word)) return 'feminine';
    if (!TITLES.has(word) && scene.tokens[n]!.pos !== 'NOUN') break;
  }
  return null;
}

function givenGender(scene: Scene, run: Run): Gender | null {
  const given = run.end - run.first > 1 ? run.end - 1 : run.end;
  for (let n = run.first; n < given; n++) {
    const word = scene.tokens[n]!.text.toLowerCase();
    if (HE.has(word) !== SHE.has(word)) return HE.has(word) ? 'masculine' : 'feminine';
  }
  return null;
}
