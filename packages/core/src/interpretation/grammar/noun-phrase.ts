/**
 * A token → the noun phrase that begins or ends there. Phrases are found by parts of speech alone; a name that the
 * analysis knows is never cut, "of" complements and coordinations are taken in by the functions that say so.
 */

import type { Run, Scene } from '../scene.ts';
import words from './noun-phrase.json' with { type: 'json' };

const NOUNS = new Set(['NOUN', 'PROPN', 'NUM', 'X', 'SYM']);
const POSSESSIVES = new Set(words.possessives);
const NOT_NOMINAL = new Set(words.notNominal);

export const isNounAt = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return (
    token !== undefined &&
    (NOUNS.has(token.pos) || (scene.entityAt(at) !== undefined && token.pos !== 'PUNCT'))
  );
};
const isHyphen = (word: string | undefined) => word === '-' || word === '–' || word === '/';
const isJoined = (scene: Scene, at: number) =>
  isHyphen(scene.low[at]) && scene.tokens[at - 1]?.end === scene.tokens[at]?.start;
const isParticiple = (scene: Scene, at: number) =>
  scene.tokens[at]?.pos === 'VERB' && /(?:ed|en|ing|made|built|bound)$/.test(scene.low[at]!);

/** Whether the token may stand inside a noun phrase that has begun at `first`. */
function continues(scene: Scene, at: number, first: number, end: number): boolean {
  const token = scene.tokens[at]!;
  const word = scene.low[at]!;
  if (isNounAt(scene, at)) return !(token.pos === 'NUM' && at > first && scene.low[at - 1] === 'of');
  // Behind its noun an adjective begins something else, unless another noun follows it.
  if (token.pos === 'ADJ')
    return (
      at === first ||
      (!NOT_NOMINAL.has(word) &&
        (!isNounAt(scene, at - 1) ||
          isNounAt(scene, at + 1) ||
          isJoined(scene, at - 1) ||
          isJoined(scene, at + 1)))
    );
  if (token.pos === 'DET')
    return (
      ((at === first || /^(?:all|both|half|such)$/.test(scene.low[at - 1]!)) &&
        !/^(?:that|this|which|what)$/.test(word)) ||
      (at === first && /^(?:this|that)$/.test(word))
    );
  if (POSSESSIVES.has(word)) return at === first || /^(?:all|both|of)$/.test(scene.low[at - 1]!);
  if (word === "'s" || word === "'" || word === '%') return at > first;
  if (isJoined(scene, at)) return at > first && at + 1 < end;
  if (isJoined(scene, at - 1) && at > first) return true;
  if (token.pos === 'ADV')
    return (
      !NOT_NOMINAL.has(word) &&
      at + 1 < end &&
      (scene.tokens[at + 1]!.pos === 'ADJ' || isParticiple(scene, at + 1)) &&
      at === first
    );
  if (isParticiple(scene, at))
    return (
      at + 1 < end &&
      (at > first || !word.endsWith('ing')) &&
      (isNounAt(scene, at + 1) ||
        isJoined(scene, at + 1) ||
        (isParticiple(scene, at + 1) && isNounAt(scene, at + 2))) &&
      !isVerbHere(scene, at, first)
    );
  return false;
}

/** "Ukraine using U.S. weapons": a participle after a full noun is a verb with its own object. */
function isVerbHere(scene: Scene, at: number, first: number): boolean {
  return at > first && scene.low[at]!.endsWith('ing') && isNounAt(scene, at - 1);
}

/** The plain phrase from `at`, or null: "the northeastern Kharkiv region". */
export function phraseAt(scene: Scene, at: number, end: number): Run | null {
  let i = at;
  while (i < end) {
    const entity = scene.entityAt(i);
    if (entity && entity.firstToken === i && entity.endToken <= end && entity.endToken - i > 1) {
      i = entity.endToken;
      continue;
    }
    if (!continues(scene, i, at, end) || (scene.low[i] === 'such' && scene.low[i + 1] === 'as')) break;
    i++;
  }
  while (
    i > at &&
    !isNounAt(scene, i - 1) &&
    scene.low[i - 1] !== '%' &&
    !(scene.tokens[i - 1]!.pos === 'ADJ' && i - 1 > at)
  )
    i--;
  return i > at ? { first: at, end: i } : null;
}

const QUANTIFIERS = new Set(words.quantifiers);

/** With its "of" complements: "the defence of the region", "some of the older machines". */
export function phraseWithOf(scene: Scene, at: number, end: number): Run | null {
  const partOf = QUANTIFIERS.has(scene.low[at] ?? '') && scene.low[at + 1] === 'of';
  const plain = phraseAt(scene, partOf ? at + 2 : at, end);
  if (!plain) return null;
  let last = plain.end;
  if (
    /^(?:under|over|below|above|aged)$/.test(scene.low[last] ?? '') &&
    scene.tokens[last + 1]?.pos === 'NUM' &&
    last + 1 < end
  )
    last += 2;
  while (scene.low[last] === 'of' && last + 1 < end) {
    const next = phraseAt(scene, last + 1, end);
    if (!next) break;
    last = next.end;
  }
  return { first: at, end: last };
}

/** With its coordinations too, where the list stays a list of nouns: "wheat, rice and sugar". */
export function phraseList(scene: Scene, at: number, end: number): Run[] {
  const first = phraseWithOf(scene, at, end);
  if (!first) return [];
  const items = [first];
  let pending: Run[] = [];
  let i = first.end;
  while (i < end) {
    const word = scene.low[i];
    const comma = word === ',';
    const and = word === 'and' || word === 'or' || word === '&' || word === 'nor';
    if (!comma && !and) break;
    let from = i + 1;
    const closes = and || scene.low[from] === 'and' || scene.low[from] === 'or';
    if (comma && closes) from++;
    if (scene.low[from] === 'other' && scene.low[from - 1] !== 'and' && !and) break;
    const next = phraseWithOf(scene, from, end);
    if (!next || startsClause(scene, next, end) || (comma && closes && isAnotherMaker(scene, first, next)))
      break;
    pending.push(next);
    i = next.end;
    if (closes) {
      items.push(...pending);
      pending = [];
      if (scene.low[i] !== ',' && scene.low[i] !== 'and') break;
    }
  }
  return items;
}

/** "Kazakhstan barred buckwheat, onions and potatoes, *and Serbia* …": a country among goods is none of them. */
const isAnotherMaker = (scene: Scene, first: Run, next: Run): boolean =>
  scene.entityAt(next.first)?.kind === 'place' && scene.entityAt(first.first)?.kind !== 'place';

const startsClause = (scene: Scene, run: Run, end: number): boolean => {
  const next = scene.tokens[run.end];
  return (
    run.end < end &&
    next !== undefined &&
    (next.pos === 'AUX' || (next.pos === 'VERB' && !/(?:ing|ed|en)$/.test(next.text)))
  );
};

/** The phrase that ends right before `end`, with "of" complements before it: leftwards. */
export function phraseBefore(scene: Scene, end: number, first: number): Run | null {
  let i = end;
  while (i > first && isLeftward(scene, i - 1)) {
    const entity = scene.entityAt(i - 1);
    i = entity && entity.firstToken >= first ? Math.min(i - 1, entity.firstToken) : i - 1;
    if (scene.tokens[i]!.pos === 'DET' || POSSESSIVES.has(scene.low[i]!)) break;
  }
  if (i === end || !isSomeNoun(scene, i, end)) return null;
  if (i - 2 >= first && scene.low[i - 1] === 'of') {
    const outer = phraseBefore(scene, i - 1, first);
    if (outer) return { first: outer.first, end };
  }
  if (
    i - 2 >= first &&
    (scene.low[i - 1] === 'in' || scene.low[i - 1] === 'from' || scene.low[i - 1] === 'for')
  ) {
    const outer = phraseBefore(scene, i - 1, first);
    if (outer && scene.low[outer.first - 1] !== ',') return { first: outer.first, end };
  }
  return { first: i, end };
}

const isLeftward = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at]!;
  const word = scene.low[at]!;
  if (
    isParticiple(scene, at) &&
    !word.endsWith('ing') &&
    isNounAt(scene, at + 1) &&
    /^(?:the|a|an|of|its|their|all|new|and)$/.test(scene.low[at - 1] ?? '')
  )
    return true;
  if (isNounAt(scene, at) || token.pos === 'ADJ' || token.pos === 'DET' || POSSESSIVES.has(word)) return true;
  return (
    word === "'s" ||
    word === "'" ||
    word === '%' ||
    isJoined(scene, at) ||
    isJoined(scene, at + 1) ||
    isJoined(scene, at - 1)
  );
};
const isSomeNoun = (scene: Scene, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (isNounAt(scene, i)) return true;
  return false;
};

/** Without article, possessive and marks before it: how slots are told. */
export function bare(scene: Scene, run: Run): Run {
  let { first, end } = run;
  while (
    first < end - 1 &&
    LEADING.has(scene.low[first]!) &&
    // "Some *of their machines*": what it is a part of follows.
    scene.low[first + 1] !== 'of'
  )
    first++;
  // "the country's airspace"
  if (OWNERS.has(scene.low[first]!) && scene.low[first + 1] === "'s" && first + 2 < end) first += 2;
  while (end > first + 1 && !closes(scene, first, end - 1) && /^["“”'‘’,.;:)]$/.test(scene.low[end - 1]!))
    end--;
  return { first, end };
}

/** A bracket that was opened within: "the environment department (DEFRA)". */
const closes = (scene: Scene, first: number, at: number): boolean =>
  scene.low[at] === ')' && scene.low.slice(first, at).includes('(');

const OWNERS = new Set(words.owners);
const LEADING = new Set(words.leading);

/** The last noun of the phrase's first part: "export" in "the export of rice". */
export function headOf(scene: Scene, run: Run): number {
  let stop = run.end;
  for (let i = run.first + 1; i < run.end; i++)
    if (ENDS_HEAD.has(scene.low[i]!) && !scene.entityAt(i)) {
      stop = i;
      break;
    }
  for (let i = stop - 1; i >= run.first; i--)
    if (isNounAt(scene, i) && scene.tokens[i]!.pos !== 'NUM') return i;
  return stop - 1;
}
const ENDS_HEAD = new Set(words.endsHead);
