import { quoteOf, type Speaker, type SpeakerKind } from '../vocabulary/index.ts';
import { findPeople, type Mention, type People, type Person, textOf } from './people.ts';
import { antecedentOf, type Spoken } from './pronouns.ts';
import { type Run, type Scene, spanOf } from './scene.ts';
import words from './speaker-words.json' with { type: 'json' };

/** Gives each source its speaker. To be asked in the order of the text: a pronoun looks back at who spoke before. */
export type Cast = (source: Run | null) => Speaker;

type Member = { speaker: Speaker; person?: Person };

const OFFICES = new Set(words.offices);
const DOCUMENTS = new Set(words.documents);
const REPORTS = new Set(words.reports);
const OUTLETS = new Set(words.outlets);
const ANONYMOUS = new Set(words.anonymous);
const PRESSES = new Set(words.presses);
const BODIES = new Set(words.bodies);

export function castOf(scene: Scene, isHeadline: (token: number) => boolean): Cast {
  const people = findPeople(scene, isHeadline);
  const spoken: Spoken[] = [];
  return (source) => {
    if (!source) return { name: null, kind: 'unknown', mention: null };
    const members = partsOf(scene, source).map((part) => memberOf(scene, people, part, spoken));
    for (const { person } of members) if (person) spoken.push({ at: source.first, person });
    const speakers = members.map((m) => m.speaker);
    const [first] = speakers;
    if (!first || speakers.length === 1) return first ?? { name: null, kind: 'unknown', mention: null };
    const named = speakers.filter((s) => s.kind === 'named');
    return {
      name: named.length ? named.map((s) => s.name).join(' and ') : null,
      kind: named.length ? 'named' : first.kind,
      mention: quoteOf(scene.text, spanOf(scene, source)),
      members: speakers,
    };
  };
}

/** The members of "A, B and C"; a source of one member is its own part. */
function partsOf(scene: Scene, source: Run): Run[] {
  const { tokens } = scene;
  const parts: Run[] = [];
  let first = source.first;
  for (let n = source.first + 1; n < source.end - 1; n++) {
    const token = tokens[n]!;
    const next = tokens[n + 1]!;
    if (token.text !== 'and' || !/^(?:PROPN|NOUN|DET|ADJ|PRON)$/.test(next.pos)) continue;
    const head = headOf(scene, { first: n + 1, end: source.end });
    const left = headOf(scene, { first, end: n });
    if (head < 0 || left !== n - 1 || !isHolder(scene, head) || !isHolder(scene, left)) continue;
    parts.push({ first, end: n });
    first = n + 1;
  }
  parts.push({ first, end: source.end });
  return parts;
}

/** A person, a people, or "others": what can speak. */
function isHolder(scene: Scene, head: number): boolean {
  const { pos, lemma } = scene.tokens[head]!;
  return pos === 'PROPN' || ANONYMOUS.has(lemma) || OFFICES.has(lemma) || pos === 'PRON' || BODIES.has(lemma);
}

/** The noun that a phrase is about: the last before a preposition, a comma or a clause. */
function headOf(scene: Scene, run: Run): number {
  let head = -1;
  for (let n = run.first; n < run.end; n++) {
    const { pos, text } = scene.tokens[n]!;
    if (/^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) || ANONYMOUS.has(scene.tokens[n]!.lemma)) {
      if (n > run.first && /^(?:who|which|that)$/i.test(text)) break;
      head = n;
    } else if (pos === 'ADJ' || pos === 'DET' || text === '-' || /^['’]s?$/.test(text) || isOfTitle(scene, n))
      continue;
    else if (head >= 0) break;
  }
  return head;
}

/** "secretary of state NAME": the name is still to come. */
const isOfTitle = (scene: Scene, at: number) =>
  scene.tokens[at]!.text === 'of' && OFFICES.has(scene.tokens[at - 1]?.lemma ?? '');

function memberOf(scene: Scene, people: People, part: Run, spoken: readonly Spoken[]): Member {
  const start =
    /^by$/i.test(scene.tokens[part.first]!.text) && part.end - part.first > 1 ? part.first + 1 : part.first;
  const run = { first: start, end: part.end };
  const head = headOf(scene, run);
  const mention = quoteOf(scene.text, spanOf(scene, run));
  const plain = (kind: SpeakerKind, name: string | null = null): Member => ({
    speaker: { name, kind, mention },
  });
  if (head < 0) return plain('unknown');
  const token = scene.tokens[head]!;
  if (isPronoun(token.text) && run.end - run.first === 1) {
    const person = antecedentOf(scene, people, head, spoken);
    return person ? named(scene, person) : { speaker: { name: null, kind: 'unknown', mention: null } };
  }
  const direct = people.mentionAt(head) ?? apposed(scene, people, run, head);
  if (direct) return named(scene, direct.person);
  const entity = scene.entityAt(head);
  if (entity && entity.endToken === head + 1 && entity.kind !== 'name' && entity.kind !== 'person') {
    if (entity.kind === 'outlet' || entity.kind === 'agency') return plain('outlet', entity.name);
    if (entity.kind === 'place' || entity.kind === 'organisation') return plain('group', entity.name);
    if (entity.kind === 'office') return holder(scene, people, run, head) ?? plain('office');
    return plain(ANONYMOUS.has(token.lemma) ? 'anonymous' : 'group');
  }
  const lemma = token.lemma;
  const singular = lemma === token.text.toLowerCase();
  if (token.pos === 'PROPN') {
    const whole = textOf(scene, bodyName(scene, run, head));
    return plain(PRESSES.has(token.text.toLowerCase()) ? 'outlet' : 'group', whole);
  }
  if (REPORTS.has(lemma) && !singular) return plain('outlet');
  if (OUTLETS.has(lemma)) return plain('outlet');
  if (DOCUMENTS.has(lemma)) return plain('document');
  if (OFFICES.has(lemma) && singular && lemma !== 'official') {
    const definite = /^(?:the|this)$/i.test(scene.tokens[run.first]!.text);
    const holds = definite ? holder(scene, people, run, head) : null;
    return holds ?? plain('office');
  }
  return plain(ANONYMOUS.has(lemma) ? 'anonymous' : 'group');
}

const isPronoun = (word: string) =>
  /^(?:he|she|they|it|who|which|i|we|you|his|her|their|its|my|our|that)$/i.test(word);

const named = (scene: Scene, person: Person): Member => ({
  person,
  speaker: {
    name: person.name,
    kind: 'named',
    mention: quoteOf(scene.text, spanOf(scene, person.best)),
    ...(person.office === null ? {} : { office: person.office }),
  },
});

/** "the envoy, NAME," names its speaker after the comma. */
function apposed(scene: Scene, people: People, run: Run, head: number): Mention | undefined {
  if (scene.tokens[head]!.pos !== 'NOUN') return undefined;
  for (let n = head + 1; n < run.end; n++)
    if (scene.tokens[n]!.text === ',' && n + 1 < run.end) return people.mentionAt(n + 1);
  return undefined;
}

/** "Centre for Energy Research": the proper nouns around the head, over "of" and "for". */
function bodyName(scene: Scene, run: Run, head: number): Run {
  const { tokens } = scene;
  const proper = (n: number) => n >= run.first && n < run.end && tokens[n]!.pos === 'PROPN';
  let first = head;
  while (proper(first - 1)) first--;
  let end = head + 1;
  while (proper(end) || (/^(?:of|for|on|and)$/.test(tokens[end]?.text ?? '') && proper(end + 1))) end++;
  return { first, end };
}

/** "the president", "the French president": the person to whom the report gives that post, if only one fits. */
function holder(scene: Scene, people: People, run: Run, head: number): Member | null {
  const post = scene.tokens[head]!.lemma;
  const place = scene.tokens
    .slice(run.first, head)
    .map((_, i) => scene.entityAt(run.first + i)?.id)
    .find((id) => id);
  const fitting = new Map<string, Person>();
  for (const mention of people.mentions) {
    const described = { first: mention.described.first, end: mention.described.end };
    if (!scene.tokens.slice(described.first, described.end).some((t) => t.lemma === post)) continue;
    let stated: string | null | undefined;
    for (let n = described.first; n < described.end && !stated; n++) stated = scene.entityAt(n)?.id;
    if (place && stated && stated !== place) continue;
    if (place && !stated) continue;
    fitting.set(mention.person.name, mention.person);
  }
  const [person] = fitting.values();
  return person && fitting.size === 1 ? named(scene, person) : null;
}
