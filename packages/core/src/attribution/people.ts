import givenNames from './given-names.json' with { type: 'json' };
import type { Run, Scene } from './scene.ts';
import words from './speaker-words.json' with { type: 'json' };

export type Gender = 'masculine' | 'feminine';

/** One mention of a name: the name itself, and the description around it ("Czech trade minister NAME", "NAME, the envoy"). */
export type Mention = { name: Run; described: Run; word: string; person: Person };

/** One who is named in the report. Short names stand for the fullest one that ends in them. */
export type Person = {
  name: string;
  gender: Gender | null;
  /** The post that the report gives, in its words: "US secretary of state". */
  office: string | null;
  /** Where the fullest description stands. */
  best: Run;
};

export type People = {
  mentions: Mention[];
  mentionAt: (token: number) => Mention | undefined;
  /** How many of `mentions` end before the token. */
  countBefore: (token: number) => number;
};

const TITLES = new Set(words.titles);
const OFFICES = new Set(words.offices);
const BODIES = new Set([...words.bodies, ...words.presses]);
const PARTICLES = new Set(words.particles);
const NOT_NAMES = new Set(words.notNames);
const MASCULINE = new Set(words.masculine);
const FEMININE = new Set(words.feminine);
const HE = new Set(givenNames.masculine);
const SHE = new Set(givenNames.feminine);

/** Every person named outside the furniture. A name in the headline alone is used only where the text has no better. */
export function findPeople(scene: Scene, isHeadline: (token: number) => boolean): People {
  const runs = nameRuns(scene);
  const full = new Map<string, { person: Person; body: boolean; seen: number[] }>();
  const byLast = new Map<string, { person: Person; body: boolean; seen: number[] }[]>();
  for (const run of runs) {
    if (run.end - run.first < 2) continue;
    const name = textOf(scene, run);
    const body = !isHeadline(run.first);
    const known = full.get(name);
    if (known) {
      known.body ||= body;
      known.seen.push(run.first);
      continue;
    }
    const entry = {
      person: { name, gender: genderOf(scene, run), office: null, best: run },
      body,
      seen: [run.first],
    };
    full.set(name, entry);
    const last = scene.tokens[run.end - 1]!.text;
    byLast.set(last, [...(byLast.get(last) ?? []), entry]);
  }
  const mentions: Mention[] = [];
  const single = new Map<string, Person>();
  for (const run of runs) {
    const word = scene.tokens[run.end - 1]!.text;
    const person =
      run.end - run.first > 1
        ? fullest(full.get(textOf(scene, run))!, byLast.get(word)!)
        : (nearest(scene, run, byLast.get(word)) ?? alone(scene, run, single));
    const described = describe(scene, run);
    improve(scene, person, run, described);
    mentions.push({ name: run, described, word, person });
  }
  const at = new Map<number, Mention>();
  for (const mention of mentions)
    for (let n = mention.name.first; n < mention.name.end; n++) at.set(n, mention);
  const counts = new Int32Array(scene.tokens.length + 1);
  for (const { name } of mentions) counts[name.end]!++;
  for (let n = 1; n < counts.length; n++) counts[n]! += counts[n - 1]!;
  return { mentions, mentionAt: (token) => at.get(token), countBefore: (token) => counts[token] ?? 0 };
}

type Entry = { person: Person; body: boolean; seen: number[] };

/** "Joe Biden" and "Joseph R. Biden" stay two; "Joe Biden" and "Joe Robinette Biden" are one, under the longer name. */
function fullest(entry: Entry, rivals: Entry[]): Person {
  const first = entry.person.name.split(' ')[0];
  let best = entry;
  for (const rival of rivals)
    if (
      rival.person.name.split(' ')[0] === first &&
      rival.person.name.length > best.person.name.length &&
      (rival.body || !best.body)
    )
      best = rival;
  return best.person;
}

/** The full name last used before a short one; else the first that comes. */
function nearest(scene: Scene, run: Run, entries: Entry[] | undefined): Person | null {
  if (!entries) return null;
  const gender = genderOf(scene, run);
  const fitting = entries.filter((e) => !gender || !e.person.gender || e.person.gender === gender);
  let best: Entry | null = null;
  let bestAt = -Infinity;
  for (const entry of fitting.length ? fitting : entries) {
    const before = entry.seen.findLast((n) => n < run.first);
    const at = before ?? -entry.seen[0]!;
    if (at > bestAt) {
      best = entry;
      bestAt = at;
    }
  }
  if (best && gender) best.person.gender ??= gender;
  return best ? fullest(best, entries) : null;
}

function alone(scene: Scene, run: Run, single: Map<string, Person>): Person {
  const name = textOf(scene, run);
  const known = single.get(name);
  if (known) {
    known.gender ??= genderOf(scene, run);
    return known;
  }
  const person: Person = { name, gender: genderOf(scene, run), office: null, best: run };
  single.set(name, person);
  return person;
}

function improve(scene: Scene, person: Person, run: Run, described: Run): void {
  const office = officeIn(scene, described, run);
  const isFull = textOf(scene, run) === person.name;
  const length = (r: Run) => r.end - r.first;
  const better = office !== null && person.office === null;
  if (isFull && (better || (office !== null && length(described) > length(person.best))))
    person.best = described;
  person.office ??= office;
}

/** The words of the description that name a post, without the name and the article. */
function officeIn(scene: Scene, described: Run, name: Run): string | null {
  const before = { first: described.first, end: name.first };
  const after = { first: Math.min(name.end + 1, described.end), end: described.end };
  for (const part of [after, before]) {
    let { first } = part;
    while (first < part.end && scene.tokens[first]!.pos === 'DET') first++;
    if (first < part.end && scene.tokens.slice(first, part.end).some((t) => OFFICES.has(t.lemma)))
      return textOf(scene, { first, end: part.end });
  }
  return null;
}

function genderOf(scene: Scene, run: Run): Gender | null {
  for (let n = run.first; n >= Math.max(0, run.first - 2); n--) {
    const word = scene.tokens[n]!.text.toLowerCase();
    if (MASCULINE.has(word)) return 'masculine';
    if (FEMININE.has(word)) return 'feminine';
  }
  if (run.end - run.first < 2) return null;
  const given = scene.tokens[run.first]!.text.toLowerCase();
  return HE.has(given) === SHE.has(given) ? null : HE.has(given) ? 'masculine' : 'feminine';
}

/** Capitalised proper nouns in a row that could name a person: titles off, places and bodies left out. */
function nameRuns(scene: Scene): Run[] {
  const { tokens } = scene;
  const runs: Run[] = [];
  for (const sentence of scene.sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; ) {
      if (!isNameWord(scene, i)) {
        i++;
        continue;
      }
      let end = i + 1;
      while (end < sentence.endToken && (isNameWord(scene, end) || joins(scene, end, sentence.endToken)))
        end++;
      // "Texas Senator NAME": the name begins after the last title.
      let first = i;
      for (let n = i; n < end; n++) if (TITLES.has(tokens[n]!.text.toLowerCase())) first = n + 1;
      if (first < end && end - first <= 5 && !isBody(scene, { first, end })) runs.push({ first, end });
      i = end;
    }
  }
  return runs;
}

const isParticle = (word: string) => PARTICLES.has(word);

function joins(scene: Scene, at: number, end: number): boolean {
  const { text } = scene.tokens[at]!;
  if (isParticle(text))
    return at + 1 < end && (isNameWord(scene, at + 1) || isParticle(scene.tokens[at + 1]!.text));
  return (
    text === '-' &&
    at + 1 < end &&
    isNameWord(scene, at + 1) &&
    scene.tokens[at - 1]!.end === scene.tokens[at]!.start
  );
}

function isNameWord(scene: Scene, at: number): boolean {
  const token = scene.tokens[at]!;
  if (token.pos !== 'PROPN' || !/^\p{Lu}/u.test(token.text) || NOT_NAMES.has(token.text.toLowerCase()))
    return false;
  const entity = scene.entityAt(at);
  return !entity || entity.kind === 'name' || entity.kind === 'person';
}

function isBody(scene: Scene, run: Run): boolean {
  const parts = scene.tokens.slice(run.first, run.end);
  if (parts.some((t) => BODIES.has(t.text.toLowerCase()))) return true;
  const before = scene.tokens[run.first - 1]?.text.toLowerCase();
  if (before === 'the') return true;
  return parts.every((t) => /^\p{Lu}{2,}$/u.test(t.text));
}

/** The name with the post before it ("Polish foreign minister NAME") or the apposition after it ("NAME, the envoy"). */
function describe(scene: Scene, run: Run): Run {
  const { tokens } = scene;
  const floor = scene.sentenceOf(run.first).firstToken;
  const limit = scene.sentenceOf(run.first).endToken;
  let first = run.first;
  while (first > floor) {
    const { pos, text } = tokens[first - 1]!;
    const inside = /^(?:NOUN|ADJ|PROPN|DET|NUM)$/.test(pos) || text === '-' || /^['’]s$/.test(text);
    const of = text === 'of' && OFFICES.has(tokens[first - 2]?.lemma ?? '');
    if (!inside && !of) break;
    first--;
    if (pos === 'DET') break;
  }
  while (first < run.first && /^(?:PART|PUNCT)$/.test(tokens[first]!.pos)) first++;
  const titled = first < run.first && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[run.first - 1]!.pos);
  if (!titled) first = run.first;
  let end = run.end;
  if (tokens[end]?.text === ',' && end + 1 < limit && isAppositive(scene, end + 1)) {
    let close = end + 1;
    while (close < limit && !/^[,;.!?:—–]$/.test(tokens[close]!.text) && tokens[close]!.pos !== 'VERB')
      close++;
    if (close - end <= 14 && tokens[close]?.pos !== 'VERB') end = close;
  }
  return { first, end };
}

function isAppositive(scene: Scene, at: number): boolean {
  const token = scene.tokens[at]!;
  if (token.pos === 'DET') return true;
  return scene.tokens.slice(at, at + 4).some((t) => OFFICES.has(t.lemma));
}

export const textOf = (scene: Scene, run: Run): string =>
  scene.text.slice(scene.tokens[run.first]!.start, scene.tokens[run.end - 1]!.end).replace(/\s+/g, ' ');
