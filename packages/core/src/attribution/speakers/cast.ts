/**
 * Article, Analysis and relations → the speaker of any source. The report is read once from its beginning, as a reader
 * does: names are remembered, each pronoun is understood when it comes, and what stays open is said to be unknown.
 */
import {
  type Analysis,
  type Article,
  type Holder,
  quoteOf,
  type Span,
  type Speaker,
  type SpeakerKind,
} from '../../vocabulary/index.ts';
import { type Run, type Scene, sceneOf, spanOf } from '../scene.ts';
import bodyWords from './bodies.json' with { type: 'json' };
import { membersOf } from './members.ts';
import { endsAsPeople, isAcronym } from './name-runs.ts';
import { headOf } from './noun-phrases.ts';
import type { Referent } from './referent.ts';
import roleWords from './roles.json' with { type: 'json' };
import { type Relation, runsOf } from './talk.ts';
import { type Meaning, understand } from './understand.ts';
import words from './words.json' with { type: 'json' };

/** Gives a source its speaker. Any spans will do: none, a word, a long description, several. */
export type SpeakerOf = (source: readonly Span[]) => Speaker;

const OFFICES = new Set(roleWords.offices);
const DOCUMENTS = new Set(words.documents);
const REPORTS = new Set(words.reports);
const OUTLETS = new Set(bodyWords.outlets);
const ANONYMOUS = new Set(words.anonymous);
const PEOPLES = new Set([...roleWords.occupations, ...words.persons.words, ...words.peoples]);
const PRESSES = new Set(bodyWords.presses);

const NOBODY: Speaker = { name: null, kind: 'unknown', mention: null };

/** `relations` are all of the report's, with or without their speakers: "I" is whoever speaks the words around it. */
export function castOf(article: Article, analysis: Analysis, relations: readonly Relation[]): SpeakerOf {
  const scene = sceneOf(article, analysis);
  const meaningOf = understand(scene, article.blocks, relations);
  return (source) => {
    const runs = runsOf(scene, source);
    if (!runs.length) return NOBODY;
    const parts = runs.flatMap((run) => membersOf(scene, run));
    return together(
      scene,
      runs[0]!,
      parts.map((part) => speakerFor(scene, meaningOf, analysis.holders ?? [], part)),
    );
  };
}

/** Several who speak as one: the named among them give the name. */
function together(scene: Scene, whole: Run, speakers: Speaker[]): Speaker {
  const [first] = speakers;
  if (!first || speakers.length === 1) return first ?? NOBODY;
  if (new Set(speakers.map((s) => s.name ?? s.mention?.start)).size === 1) return first;
  const named = speakers.filter((s) => s.kind === 'named');
  return {
    name: named.length ? named.map((s) => s.name).join(' and ') : null,
    kind: named.length ? 'named' : first.kind,
    mention: quoteOf(scene.text, spanOf(scene, whole)),
    members: speakers,
  };
}

function speakerFor(
  scene: Scene,
  meaningOf: (run: Run) => Meaning,
  holders: readonly Holder[],
  part: Run,
): Speaker {
  const meaning = meaningOf(part);
  if (meaning.kind === 'open') return NOBODY;
  if (meaning.kind === 'referent' && meaning.referent.named) return ofReferent(scene, meaning.referent);
  if (meaning.kind === 'referent') return plain(scene, meaning.referent.best, holders);
  // "They" who are "NAME and NAME" are two.
  const parts = meaning.run.first === part.first ? [] : membersOf(scene, meaning.run);
  if (parts.length < 2) return plain(scene, meaning.run, holders);
  return together(
    scene,
    meaning.run,
    parts.map((one) => speakerFor(scene, meaningOf, holders, one)),
  );
}

function ofReferent(scene: Scene, { kind, name, office, best }: Referent): Speaker {
  const mention = quoteOf(scene.text, spanOf(scene, best));
  if (kind !== 'person') return { name, kind: kind === 'outlet' ? 'outlet' : 'group', mention };
  return { name, kind: 'named', mention, ...(office === null ? {} : { office }) };
}

/** "The French president", whom the report does not name: the gazetteer's guess for its day, and marked as one. */
function heldBy(
  scene: Scene,
  run: Run,
  office: string | null,
  holders: readonly Holder[],
): Pick<Speaker, 'holder'> {
  const places = new Set<string | null>([null]);
  for (let n = run.first; n < run.end; n++) {
    const entity = scene.entityAt(n);
    if (entity?.kind === 'place') places.add(entity.id);
  }
  const found = holders.find((h) => h.office === office && places.has(h.place));
  if (!found) return {};
  const reason = `in the post since ${found.from} by the gazetteer; the report names nobody (see ${found.see})`;
  return { holder: { inferred: true, value: found.name, reason } };
}

/** "Lawyers" at the head of a sentence looks like a name and is a people: its singular, or null where it is none. */
function peopleWord(text: string): string | null {
  const singular = text.toLowerCase().replace(/(?:es|s)$/, '');
  if (!/s$/.test(text) || isAcronym(text)) return null;
  const word = [singular, `${singular}e`].find(
    (w) => ANONYMOUS.has(w) || OFFICES.has(w) || OUTLETS.has(w) || PEOPLES.has(w),
  );
  return word ?? (endsAsPeople(text.toLowerCase()) ? singular : null);
}

/** A source that names nobody of the report: its head noun tells what kind it is. */
function plain(scene: Scene, run: Run, holders: readonly Holder[]): Speaker {
  const head = headOf(scene, run);
  const mention = quoteOf(scene.text, spanOf(scene, run));
  const told = (kind: SpeakerKind, name: string | null = null): Speaker => ({ name, kind, mention });
  if (head < 0) return told('unknown');
  // "Notice 31/2022" is a document with a name.
  const before = scene.tokens[head - 1];
  if (
    before &&
    head > run.first &&
    scene.tokens[head]!.pos === 'NUM' &&
    DOCUMENTS.has(before.text.toLowerCase())
  )
    return told('document', mention.text);
  const { lemma, text, pos } = scene.tokens[head]!;
  const entity = scene.entityAt(head);
  if (entity && entity.endToken === head + 1 && entity.kind !== 'name' && entity.kind !== 'person') {
    if (entity.kind === 'outlet' || entity.kind === 'agency') return told('outlet', entity.name);
    if (entity.kind === 'place' || entity.kind === 'organisation') return told('group', entity.name);
    if (entity.kind === 'office') return { ...told('office'), ...heldBy(scene, run, entity.id, holders) };
    return told(ANONYMOUS.has(lemma) ? 'anonymous' : 'group');
  }
  const singular = lemma === text.toLowerCase();
  const people = pos === 'PROPN' ? peopleWord(text) : null;
  if (people !== null && OUTLETS.has(people)) return told('outlet');
  if (people !== null) return told(ANONYMOUS.has(people) ? 'anonymous' : 'group');
  if (pos === 'PROPN' && (isAcronym(text) || !ANONYMOUS.has(lemma))) {
    const name = scene.text
      .slice(scene.tokens[run.first]!.start, scene.tokens[head]!.end)
      .replace(/^the\s+/i, '');
    return told(PRESSES.has(text.toLowerCase()) ? 'outlet' : 'group', name.replace(/\s+/g, ' '));
  }
  if (REPORTS.has(lemma) && !singular) return told('outlet');
  if (OUTLETS.has(lemma)) return told('outlet');
  if (DOCUMENTS.has(lemma)) return told('document');
  if (OFFICES.has(lemma) && singular && lemma !== 'official') return told('office');
  return told(ANONYMOUS.has(lemma) ? 'anonymous' : 'group');
}
