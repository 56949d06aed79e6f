/**
 * The word lists → look-ups by lower-case word. Verbs come by all their written forms, since the tagger takes many a
 * headline's verb for a noun; a phrase ("roll back", "floor price") is found by its first word.
 */

import { singular, verbOf } from './grammar/word-forms.ts';
import events from './moves/events.json' with { type: 'json' };
import moves from './moves/moves.json' with { type: 'json' };
import norms from './moves/norms.json' with { type: 'json' };
import type { Effect } from './moves/polarity.ts';
import type { Run, Scene } from './scene.ts';
import roles from './telling/roles.json' with { type: 'json' };

export { verbOf } from './grammar/word-forms.ts';

export type Act = keyof typeof moves.acts;
export type Norm = { kind: 'restriction' | 'permission' | 'rule' | 'draft'; end: number };

export const phraseTable = (
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

const EFFECTS = phraseTable(moves.effects);
const ACTS = phraseTable(moves.acts);

export type Match = { group: string; end: number };

/** The verbs of a table that may stand at a token, longest first; a particle may also follow the object. */
export function matchesIn(table: ReturnType<typeof phraseTable>, scene: Scene, at: number): Match[] {
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
  const end = Math.min(at + 14, scene.sentenceOf(at).endToken);
  for (let i = at + 2; i + rest.length <= end; i++) {
    if (/^[,;.]$/.test(scene.low[i]!)) return false;
    if (rest.every((w, k) => scene.low[i + k] === w)) return true;
  }
  return false;
}

/** What a verb at a token does to a norm that it has for its object. */
export const effectsAt = (scene: Scene, at: number): { effect: Effect; end: number }[] =>
  matchesIn(EFFECTS, scene, at).map((m) => ({ effect: m.group as Effect, end: m.end }));
export const actsAt = (scene: Scene, at: number): { act: Act; end: number }[] =>
  matchesIn(ACTS, scene, at).map((m) => ({ act: m.group as Act, end: m.end }));

const NORMS = (['restrictions', 'permissions', 'rules', 'drafts'] as const).flatMap((group) =>
  norms[group].map((name) => ({ words: name.split(' '), kind: group.slice(0, -1) as Norm['kind'] })),
);
const NORMS_BY_FIRST = Map.groupBy(NORMS, (n) => n.words[0]!);
for (const list of NORMS_BY_FIRST.values()) list.sort((a, b) => b.words.length - a.words.length);
const NEEDS_KIND = new Map(Object.entries(norms.needsKind).map(([k, v]) => [k, new Set<string>(v)]));

/** "Planning permission", "touchline ban": no norm of policy. */
const NOT_OF = new Map(Object.entries(norms.notOf).map(([k, v]) => [k, new Set<string>(v)]));

/** A norm noun that begins at a token. Words of many senses ("duty", "control") need one of their kind beside them. */
export function normAt(scene: Scene, at: number): Norm | null {
  const word = scene.low[at];
  if (word === undefined) return null;
  // "Counter-tariffs" are tariffs.
  const last = word.slice(word.lastIndexOf('-') + 1);
  for (const form of new Set([singular(word), word, singular(last)]))
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
      if (words.length === 1 && NOT_OF.get(form)?.has(scene.low[at - 1] ?? '')) continue;
      return { kind, end: at + words.length };
    }
  return null;
}

const { bare: _bare, ...effectNouns } = events;
const EVENTS = new Map<string, Effect>(
  Object.entries(effectNouns).flatMap(([effect, nouns]) => nouns.map((n) => [n, effect as Effect] as const)),
);
/** What an event's noun does: "lifting", "halts", "closures". */
export const eventEffect = (word: string): Effect | null =>
  EVENTS.get(word) ?? EVENTS.get(singular(word)) ?? null;

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
/** What rules keep out or let through, and is a thing: vehicles, outlets, shops. */
export const isMover = setOf(roles.movers);
export const isActivity = setOf(roles.activities);
/** "The price of", "the number of": what a cap is put on. */
export const isAmount = setOf(roles.amounts);
/** What rules stop and set free, trade and travel first. */
export const isTrade = setOf(roles.trade);
export const isPlaceNoun = setOf(roles.places);
export const isClosable = setOf(roles.closables);
/** What is blocked or taken off the air, what is frozen. */
export const isService = setOf(roles.services);
export const isFreezable = setOf(roles.frozen);
export const isSinglyClosed = setOf(roles.singlyClosed);
export const isPublic = setOf(roles.public);
export const isChamber = setOf(roles.chambers);
export const isText = setOf(norms.texts);
export const isDraft = setOf(norms.drafts);
export const isReceiving = setOf(moves.receives);
const LOW_IS_TIGHT = norms.lowIsTight.map((w) => w.split(' '));
const AGE_LIMITS = norms.ageLimits.map((w) => w.split(' '));
/** A limit on an amount binds more the lower it stands; one on an age less. */
export function lowIsTight(scene: Scene, norm: Run): boolean {
  const endsWith = (lists: readonly string[][]) =>
    lists.some((words) =>
      words.every((w, i) => w === singular(scene.low[norm.end - words.length + i] ?? '')),
    );
  return endsWith(LOW_IS_TIGHT) && !endsWith(AGE_LIMITS);
}
const PARTIAL = new Set(moves.partial);
export const isPartial = (word: string | undefined): boolean => word !== undefined && PARTIAL.has(word);
export const PARTIAL_PHRASES = moves.partialPhrases;
const FLOOR = setOf(norms.floors);
/** "Floor", "minimum": what bounds the thing set free. */
export const isFloor = (word: string): boolean => FLOOR(word);
