/**
 * Words → nodes of a policy's hierarchies. A phrase may name several ("Bhutan, Mauritius and Singapore"); one that
 * names something smaller than any node it touches ("broken rice" where the policy knows only rice) names none,
 * for tying it to the wider node would widen the rule.
 */
import type { Node, NodeId } from '../vocabulary/index.ts';
import {
  familyOf,
  isDoing,
  isExclusion,
  isNeutral,
  isNeutralAfter,
  type TellingToken,
  tellingTokens,
  tellingWords,
} from './words.ts';

export type Tied = { nodes: NodeId[] } | { unknown: string };

export function tie(nodes: readonly Node[], phrase: string): Tied {
  const tokens = tellingTokens(phrase);
  const matches = matchesIn(nodes, tokens);
  const isLoose = (at: number) => !matches.some((match) => match.at <= at && at < match.end);
  if (matches.length === 0 || tokens.some(({ word }, at) => isLoose(at) && isExclusion(word)))
    return { unknown: phrase };
  const found: NodeId[] = [];
  for (const compound of compoundsOf(matches, tokens)) {
    const first = compound[0]!;
    const last = compound.at(-1)!;
    const before = tokens[first.at]!.joined ? tokens[first.at - 1] : undefined;
    const after = tokens[last.end]?.joined ? tokens[last.end] : undefined;
    const narrowed = (before && !isNeutral(before.word)) || (after && !isNeutralAfter(after.word));
    const node = innermost(nodes, [...new Set(compound.map((match) => match.node))]);
    if (narrowed || node === null) return { unknown: phrase };
    found.push(node);
  }
  return { nodes: [...new Set(found)] };
}

/** The nodes that a phrase mentions, whatever else it says: how an issuer is known among the words for its officials. */
export const mentioned = (nodes: readonly Node[], phrase: string): NodeId[] => [
  ...new Set(matchesIn(nodes, tellingTokens(phrase)).map((match) => match.node)),
];

/** Exactly this name, nothing beside it: how a person's question names a node. */
export function nodeNamed(nodes: readonly Node[], name: string): NodeId | null {
  const plain = name.trim().toLowerCase();
  const literally = nodes.find((n) =>
    [n.id, n.name, ...(n.words ?? [])].some((w) => w.toLowerCase() === plain),
  );
  if (literally) return literally.id;
  const words = tellingWords(name);
  if (words.length === 0) return null;
  const wordings = wordingsOf(nodes);
  const exactly = wordings.find((w) => w.words.join(' ') === words.map(familyOf).join(' '));
  if (exactly) return exactly.node;
  const key = classKey(words);
  const alike = new Set(wordings.filter((w) => classKey(w.words) === key).map((w) => w.node));
  return alike.size === 1 ? [...alike][0]! : null;
}

/**
 * The one node that a question means although it says it otherwise: the same words, those for the doing aside, so that
 * "offensive use" finds "strike offensively". Null where there is none, or more than one.
 */
export function nodeLike(nodes: readonly Node[], name: string): NodeId | null {
  const key = (words: readonly string[]) => classKey(words.filter((word) => !isDoing(word)));
  const asked = key(tellingWords(name));
  if (asked === '') return null;
  const alike = new Set(
    wordingsOf(nodes)
      .filter((w) => key(w.words) === asked)
      .map((w) => w.node),
  );
  return alike.size === 1 ? [...alike][0]! : null;
}

/** Whether two phrases name one class: the same words, whichever of a family of words is used ("U.S. munitions"). */
export function sameClass(a: string, b: string): boolean {
  const [x, y] = [classKey(tellingWords(a)), classKey(tellingWords(b))];
  return x !== '' && x === y;
}

function classKey(words: readonly string[]): string {
  const telling = words.filter((word) => !isNeutral(word));
  return (telling.length > 0 ? telling : words).map(familyOf).sort().join(' ');
}

type Match = { node: NodeId; at: number; end: number };

/** Longest names first, none overlapping, in the phrase's order. */
function matchesIn(nodes: readonly Node[], tokens: readonly TellingToken[]): Match[] {
  const matches: Match[] = [];
  for (const { node, words } of wordingsOf(nodes)) {
    for (let at = 0; at + words.length <= tokens.length; at++) {
      const end = at + words.length;
      if (!words.every((word, i) => word === familyOf(tokens[at + i]!.word))) continue;
      if (!matches.some((match) => at < match.end && match.at < end)) matches.push({ node, at, end });
    }
  }
  return matches.sort((a, b) => a.at - b.at);
}

/** Names that stand directly beside each other say one thing together: "Russia's Kursk region". */
function compoundsOf(matches: readonly Match[], tokens: readonly TellingToken[]): Match[][] {
  const compounds: Match[][] = [];
  for (const match of matches) {
    const last = compounds.at(-1);
    if (last && last.at(-1)!.end === match.at && tokens[match.at]!.joined) last.push(match);
    else compounds.push([match]);
  }
  return compounds;
}

/** The one of them that stands within all others, or null. */
function innermost(nodes: readonly Node[], ids: readonly NodeId[]): NodeId | null {
  const around = (id: NodeId): NodeId[] => {
    const found = [id];
    for (const at of found)
      for (const outer of nodes.find((n) => n.id === at)?.within ?? [])
        if (!found.includes(outer)) found.push(outer);
    return found;
  };
  return ids.find((id) => ids.every((other) => around(id).includes(other))) ?? null;
}

type Wording = { node: NodeId; words: string[] };

/**
 * Every way to name every node, also without a neutral word before it ("U.S. weapons", "weapons"); the longest first,
 * so that "white rice" is not read as "rice".
 */
function wordingsOf(nodes: readonly Node[]): readonly Wording[] {
  const made = WORDINGS.get(nodes) ?? makeWordings(nodes);
  WORDINGS.set(nodes, made);
  return made;
}
/** A policy's hierarchies are asked again and again, and never change. */
const WORDINGS = new WeakMap<readonly Node[], readonly Wording[]>();

function makeWordings(nodes: readonly Node[]): Wording[] {
  return nodes
    .flatMap((node) =>
      namesOf(node).flatMap((name) => {
        const words = tellingWords(name);
        const telling = words.findIndex((word) => !isNeutral(word));
        const ways = telling > 0 ? [words, words.slice(telling)] : [words];
        return ways.map((way) => ({ node: node.id, words: way.map(familyOf) }));
      }),
    )
    .filter((wording) => wording.words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
}

/** A code is no word of a report: `IN`, `IT` and `NO` would tie half of all phrases. */
const namesOf = ({ id, name, words = [], code }: Node): string[] =>
  id === code ? [name, ...words] : [id.replaceAll('-', ' '), name, ...words];
