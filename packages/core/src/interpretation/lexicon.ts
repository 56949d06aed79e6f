/**
 * The word lists → look-ups by lower-case word. Verbs come by all their written forms, since the tagger takes many a
 * headline's verb for a noun; a phrase ("roll back", "floor price") is found by its first word.
 */
import type { Move } from '../vocabulary/index.ts';
import governors from './governors.json' with { type: 'json' };
import moves from './moves.json' with { type: 'json' };
import norms from './norms.json' with { type: 'json' };
import roles from './roles.json' with { type: 'json' };
import type { Scene } from './scene.ts';
import { verbOf } from './word-forms.ts';

export { verbOf } from './word-forms.ts';

/** What a verb does to a norm noun it governs; `again` and `extend` are an impose and a tighten with more to say. */
export type Effect = Move | 'again' | 'extend';
export type Act = keyof typeof moves.acts;
export type Stand =
  | 'announced'
  | 'proposed'
  | 'hinted'
  | 'urged'
  | 'rejected'
  | 'denied'
  | 'in_force'
  | 'delayed';
export type Norm = { kind: 'restriction' | 'permission' | 'rule' | 'draft'; end: number };

const phraseTable = (
  groups: Record<string, readonly string[]>,
): Map<string, { rest: string[]; group: string }[]> => {
  const table = new Map<string, { rest: string[]; group: string }[]>();
  for (const [group, words] of Object.entries(groups))
    for (const word of words) {
      const [first = '', ...rest] = word.split(' ');
      table.set(first, [...(table.get(first) ?? []), { rest, group }]);
    }
  for (const list of table.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return table;
};

const ON_RESTRICTIONS = phraseTable(moves.onRestrictions);
const ON_PERMISSIONS = phraseTable(moves.onPermissions);
const ACTS = phraseTable(moves.acts);

export type Match = { group: string; end: number };

/** The verbs of a table that may stand at a token, longest first; a particle may also follow the object. */
function matchesIn(table: ReturnType<typeof phraseTable>, scene: Scene, at: number): Match[] {
  const found: Match[] = [];
  for (const lemma of verbOf(scene.low[at] ?? ''))
    for (const { rest, group } of table.get(lemma) ?? []) {
      if (rest.every((w, i) => scene.low[at + 1 + i] === w)) found.push({ group, end: at + 1 + rest.length });
      else if (rest.length > 0 && particleLater(scene, at, rest)) found.push({ group, end: at + 1 });
    }
  return found;
}

/** "put the tariffs on hold", "roll the ban back". */
function particleLater(scene: Scene, at: number, rest: readonly string[]): boolean {
  const end = Math.min(at + 9, scene.sentenceOf(at).endToken);
  for (let i = at + 2; i + rest.length <= end; i++) {
    if (/^[,;.]$/.test(scene.low[i]!)) return false;
    if (rest.every((w, k) => scene.low[i + k] === w)) return true;
  }
  return false;
}

export const effectsOnRestrictions = (scene: Scene, at: number): { effect: Effect; end: number }[] =>
  matchesIn(ON_RESTRICTIONS, scene, at).map((m) => ({ effect: m.group as Effect, end: m.end }));
export const effectsOnPermissions = (
  scene: Scene,
  at: number,
): { effect: 'ease' | 'impose' | 'tighten' | 'rejected'; end: number }[] =>
  matchesIn(ON_PERMISSIONS, scene, at).map((m) => ({ effect: m.group as 'ease', end: m.end }));
export const actsAt = (scene: Scene, at: number): { act: Act; end: number }[] =>
  matchesIn(ACTS, scene, at).map((m) => ({ act: m.group as Act, end: m.end }));

const singular = (word: string): string =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.endsWith('s') && !word.endsWith('ss')
      ? word.slice(0, -1)
      : word;

const NORMS = (['restrictions', 'permissions', 'rules', 'drafts'] as const).flatMap((group) =>
  norms[group].map((name) => ({ words: name.split(' '), kind: group.slice(0, -1) as Norm['kind'] })),
);
const NORMS_BY_FIRST = Map.groupBy(NORMS, (n) => n.words[0]!);
for (const list of NORMS_BY_FIRST.values()) list.sort((a, b) => b.words.length - a.words.length);
const NEEDS_KIND = new Map(Object.entries(norms.needsKind).map(([k, v]) => [k, new Set<string>(v)]));

/** A norm noun that begins at a token. Words of many senses ("duty", "control") need one of their kind beside them. */
export function normAt(scene: Scene, at: number): Norm | null {
  const word = scene.low[at];
  if (word === undefined) return null;
  for (const form of [singular(word), word])
    for (const { words, kind } of NORMS_BY_FIRST.get(form) ?? []) {
      if (
        !words
          .slice(1)
          .every((w, i) => w === scene.low[at + 1 + i] || w === singular(scene.low[at + 1 + i] ?? ''))
      )
        continue;
      const kinds = words.length === 1 ? NEEDS_KIND.get(form) : undefined;
      if (kinds) {
        const near = [scene.low[at - 1], scene.low[at - 2], scene.low[at + 1], word];
        const levelled = scene.low[at + 1] === 'of' && scene.tokens[at + 2]?.pos === 'NUM';
        if (!levelled && !near.some((w) => w !== undefined && kinds.has(w))) continue;
      }
      return { kind, end: at + words.length };
    }
  return null;
}

type Governor = { phase: Stand; certainty?: 'PR+' };
const VERB_GOVERNORS = new Map<string, Governor>();
const NOUN_GOVERNORS = new Map<string, Governor>();
for (const row of governors)
  for (const word of row.words)
    (row.noun ? NOUN_GOVERNORS : VERB_GOVERNORS).set(word, {
      phase: row.phase as Stand,
      ...(row.certainty ? { certainty: 'PR+' as const } : {}),
    });

export function verbGovernor(word: string): Governor | null {
  for (const form of verbOf(word)) {
    const found = VERB_GOVERNORS.get(form);
    if (found) return found;
  }
  return null;
}
export const nounGovernor = (word: string): Governor | null =>
  NOUN_GOVERNORS.get(word) ?? NOUN_GOVERNORS.get(singular(word)) ?? null;

const setOf = (words: readonly string[]) => {
  const set = new Set(words);
  return (word: string | undefined): boolean =>
    word !== undefined && (set.has(word) || set.has(singular(word)));
};
export const isAuthority = setOf(roles.authorities);
export const isTitle = setOf(roles.titles);
export const isOfficial = setOf(roles.officials);
export const isOutlet = setOf(roles.outlets);
const PEOPLE = setOf(roles.people);
/** People, firms and bodies that rules are addressed to; makers and growers of anything among them. */
export const isPeople = (word: string | undefined): boolean =>
  PEOPLE(word) || /(?:makers?|growers|producers|sellers|millers|holders)$/.test(word ?? '');
export const isActivity = setOf(roles.activities);
export const isPlaceNoun = setOf(roles.places);
export const isClosable = setOf(roles.closables);
export const isSinglyClosed = setOf(roles.singlyClosed);
export const isPublic = setOf(roles.public);
export const isChamber = setOf(roles.chambers);
export const isText = setOf(norms.texts);
export const isDraft = setOf(norms.drafts);
export const isLowTight = setOf(norms.lowIsTight);
const PARTIAL = new Set(moves.partial);
export const isPartial = (word: string | undefined): boolean => word !== undefined && PARTIAL.has(word);
export const PARTIAL_PHRASES = moves.partialPhrases;
const FLOOR = setOf(norms.floors);
/** "Floor", "minimum": what bounds the thing set free. */
export const isFloor = (word: string): boolean => FLOOR(word);
