/**
 * Name runs → the persons of the report and every mention of them. A short name stands for the fullest one that ends in
 * it; of two who share it, for the one whom the report introduced first and names most, unless a title says otherwise.
 */
import type { Scene } from '../scene.ts';
import { describe, officeIn, wordsOf } from './describe.ts';
import { isMisspelt } from './misspelt.ts';
import {
  genderOf,
  inSmallLetters,
  isCapital,
  isGiven,
  isHonorific,
  type NameRun,
  titledGender,
} from './name-runs.ts';
import { lengthOf, type Mention, type Referent, textOf } from './referent.ts';
import words from './words.json' with { type: 'json' };

const NOT_PERSONS = new Set(words.notPersons);

type Person = {
  referent: Referent;
  /** The words of each full form, without initials and suffixes. */
  forms: string[][];
  /** Named in full outside the headline. */
  body: boolean;
  firstAt: number;
  /** Where it is named in full. */
  fullAt: number[];
};

/** `runs` hold no bodies. A name in the headline alone gives the fullest form only where the text has no better. */
export function findPeople(
  scene: Scene,
  runs: readonly NameRun[],
  isHeadline: (token: number) => boolean,
): Mention[] {
  const byWord = new Map<string, Person[]>();
  const owner = new Map<NameRun, Person>();
  const full = runs.filter((run) => nameWords(scene, run).length > 1);
  const isFull = new Set(full);
  const lasts = new Set(
    full.filter((r) => isGiven(firstWord(scene, r))).map((r) => nameWords(scene, r).at(-1)!),
  );
  for (const run of [...full].sort((a, b) => Number(isHeadline(a.first)) - Number(isHeadline(b.first)))) {
    const words = nameWords(scene, run);
    // "Truman Plan" is no person where "Harry Truman" is one.
    if (lasts.has(words[0]!) && !isGiven(words[0]!) && !lasts.has(words.at(-1)!)) continue;
    if (NOT_PERSONS.has(words.at(-1)!.toLowerCase()) && !isGiven(words[0]!)) continue;
    const body = !isHeadline(run.first);
    if (!body && (words.length > 3 || !isGiven(words[0]!)) && !byWord.has(words.at(-1)!)) continue;
    const same = (byWord.get(words.at(-1)!) ?? []).find((p) => p.forms.some((form) => isSame(form, words)));
    const person = same ?? newPerson(scene, run, byWord);
    adopt(scene, person, run, words, body);
    owner.set(run, person);
    for (const word of words) {
      const list = byWord.get(word);
      if (!list) byWord.set(word, [person]);
      else if (!list.includes(person)) list.push(person);
    }
  }
  const mentions: Mention[] = [];
  const named = new Set<number>();
  for (const run of full)
    if (isGiven(firstWord(scene, run))) for (let n = run.first; n < run.end; n++) named.add(n);
  const note = (run: NameRun, person: Person) => {
    const described = describe(scene, run, (token) => named.has(token));
    improve(scene, person, run, described);
    mentions.push({ name: run, described, referent: person.referent });
  };
  for (const run of [...runs, ...missedRuns(scene, runs, byWord)].sort((a, b) => a.first - b.first)) {
    const known = owner.get(run);
    if (known) note(run, known);
    else if (!isFull.has(run)) note(run, shortFor(scene, run, byWord) ?? newPerson(scene, run, byWord));
  }
  return mentions;
}

/** The words that make the name: "Joseph R. Biden Jr." is Joseph, Biden. */
function nameWords(scene: Scene, run: NameRun): string[] {
  const words = scene.tokens
    .slice(run.first, run.end)
    .map((t) => t.text.replace(/’/g, "'").replace(/'s$/, ''));
  return words.filter(
    (w) => /\p{L}/u.test(w) && !/^(?:(?:\p{Lu}\.)+|\p{Lu}|Jr\.?|Sr\.?|I{2,3}|IV)$/u.test(w),
  );
}

const firstWord = (scene: Scene, run: NameRun) => scene.tokens[run.first]!.text;

/** "Bobby Scott" and 'Robert "Bobby" Scott', "Joe Biden" and "Joe Robinette Biden"; not "Ann Scott". */
function isSame(form: string[], words: string[]): boolean {
  const [short, long] = form.length <= words.length ? [form, words] : [words, form];
  return short.at(-1) === long.at(-1) && short.every((word) => long.includes(word));
}

function newPerson(scene: Scene, run: NameRun, byWord: Map<string, Person[]>): Person {
  const words = nameWords(scene, run);
  const person: Person = {
    referent: {
      kind: 'person',
      named: true,
      name: textOf(scene, run).replace(/['’]s$/, ''),
      gender: null,
      proven: false,
      office: null,
      best: { first: run.first, end: run.end },
      words: new Set(),
    },
    forms: [],
    body: false,
    firstAt: run.first,
    fullAt: [],
  };
  const last = words.at(-1) ?? textOf(scene, run);
  if (words.length < 2) person.forms.push([last]);
  const list = byWord.get(last);
  if (list) list.push(person);
  else byWord.set(last, [person]);
  return person;
}

function adopt(scene: Scene, person: Person, run: NameRun, words: string[], body: boolean): void {
  person.forms.push(words);
  person.fullAt.push(run.first);
  person.referent.gender ??= genderOf(scene, run);
  person.firstAt = Math.min(person.firstAt, run.first);
  const name = textOf(scene, run);
  const longer = words.length > 2 && name.length > person.referent.name.length;
  if ((body && !person.body) || (longer && body === person.body)) {
    person.referent.name = name;
    person.referent.best = { first: run.first, end: run.end };
  }
  person.body ||= body;
  if (words.slice(0, -1).some(isGiven)) person.referent.proven = true;
}

/** A surname that the tagger took for another word: it is known, capitalised, and no run holds it. */
function missedRuns(scene: Scene, runs: readonly NameRun[], byWord: Map<string, Person[]>): NameRun[] {
  const taken = new Set<number>();
  for (const { titled, end } of runs) for (let n = titled; n < end; n++) taken.add(n);
  const missed: NameRun[] = [];
  scene.tokens.forEach(({ text, pos }, n) => {
    if (taken.has(n) || !isCapital(text) || /^(?:DET|PRON|AUX|ADP|CCONJ|SCONJ)$/.test(pos)) return;
    const initial =
      scene.sentenceOf(n).firstToken === n && pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'VERB';
    const entity = scene.entityAt(n);
    const place = entity?.kind === 'place' && !entity.demonym && entity.endToken - entity.firstToken === 1;
    if (initial || (entity && !place && entity.kind !== 'name' && entity.kind !== 'person')) return;
    const word = text.replace(/’/g, "'");
    const bears = (p: Person) =>
      p.forms.some((f) => f.length > 1 && f.at(-1) === word && (!place || isGiven(f[0]!)));
    if (
      byWord.get(word)?.some(bears) &&
      !(place && /^(?:in|from|to|of|near|across|at)$/i.test(scene.tokens[n - 1]?.text ?? ''))
    )
      missed.push({ first: n, end: n + 1, titled: n });
  });
  return missed;
}

/** Whom a surname or a given name alone stands for here. */
function shortFor(scene: Scene, run: NameRun, byWord: Map<string, Person[]>): Person | null {
  const written = scene.tokens[run.end - 1]!.text.replace(/’/g, "'").replace(/'s$/, '');
  const word = byWord.has(written) ? written : inSmallLetters(written);
  const bearers = byWord.get(word)?.filter((p) => p.forms.some((f) => f.at(-1) === word || f[0] === word));
  const known = bearers ?? misspeltFor(word, byWord);
  const gender = titledGender(scene, run);
  const fitting = gender
    ? known.filter((p) => p.referent.gender === null || p.referent.gender === gender)
    : known;
  const told = fitting.filter((p) => p.referent.gender === gender && gender !== null);
  const [best] = (told.length ? told : fitting).sort(
    (a, b) =>
      surname(b, word) - surname(a, word) ||
      Number(b.body) - Number(a.body) ||
      standing(scene, a, b, run.first),
  );
  return best ?? null;
}

/** The one person whose surname this could be with a slip of the pen. */
function misspeltFor(word: string, byWord: Map<string, Person[]>): Person[] {
  const alike = new Set<Person>();
  for (const [known, people] of byWord)
    if (isMisspelt(word, known))
      for (const p of people) if (p.forms.some((f) => f.length > 1 && f.at(-1) === known)) alike.add(p);
  return alike.size === 1 ? [...alike] : [];
}

/** Below 0 where `a` is meant before `b`: who opens the report keeps the name; later ones give it to the one named last. */
function standing(scene: Scene, a: Person, b: Person, at: number): number {
  const [first, second] = a.firstAt < b.firstAt ? [a, b] : [b, a];
  const opens = scene.tokens[first.firstAt]!.sentence < OPENING;
  const near = (p: Person) => p.fullAt.findLast((n) => n < at) ?? -1;
  const kept =
    opens ||
    second.firstAt > at ||
    near(first) > near(second) ||
    second.fullAt.length > first.fullAt.length + 3;
  return kept === (first === a) ? -1 : 1;
}

/** Sentences that tell whom the report is about, its headline among them. */
const OPENING = 5;

const surname = (person: Person, word: string) => Number(person.forms.some((f) => f.at(-1) === word));

function improve(
  scene: Scene,
  { referent }: Person,
  run: NameRun,
  described: { first: number; end: number },
): void {
  const office = officeIn(scene, described, run);
  const full = textOf(scene, run) === referent.name;
  if (full && office !== null && (referent.office === null || lengthOf(described) > lengthOf(referent.best)))
    referent.best = described;
  referent.office ??= office;
  referent.gender ??= full ? genderOf(scene, run) : titledGender(scene, run);
  if (isGiven(scene.tokens[run.first]!.text)) referent.proven = true;
  if (!referent.proven) for (const word of nameWords(scene, run)) referent.words.add(word.toLowerCase());
  for (const word of wordsOf(scene, described, run)) referent.words.add(word);
  const titled = run.titled < run.first || isHonorific(scene.tokens[run.first - 1]?.text ?? '');
  if (referent.gender || referent.office || titled) referent.proven = true;
}
