/**
 * Words → nodes of a policy's hierarchies. A phrase may name several ("Bhutan, Mauritius and Singapore"); one that
 * names something smaller than any node it touches ("broken rice" where the policy knows only rice) names none,
 * for tying it to the wider node would widen the rule.
 */
import type { Node, NodeId } from '../vocabulary/index.ts';
import { familyOf, isNeutral, tellingWords } from './words.ts';

export type Tied = { nodes: NodeId[] } | { unknown: string };

export function tie(nodes: readonly Node[], phrase: string): Tied {
  const words = tellingWords(phrase);
  const taken: (Wording | null)[] = words.map(() => null);
  const matches: { wording: Wording; at: number }[] = [];
  for (const wording of wordingsOf(nodes)) {
    for (let at = 0; at + wording.words.length <= words.length; at++) {
      if (!wording.words.every((w, i) => taken[at + i] === null && w === words[at + i])) continue;
      wording.words.forEach((_, i) => {
        taken[at + i] = wording;
      });
      matches.push({ wording, at });
    }
  }
  const narrowed = matches.some(({ at }) => {
    const before = words[at - 1];
    return before !== undefined && taken[at - 1] === null && !isNeutral(before);
  });
  if (matches.length === 0 || narrowed) return { unknown: phrase };
  return { nodes: [...new Set(matches.map((match) => match.wording.node))] };
}

/** Exactly this name, nothing beside it: how a person's question names a node. */
export function nodeNamed(nodes: readonly Node[], name: string): NodeId | null {
  const plain = name.trim().toLowerCase();
  const literally = nodes.find((n) =>
    [n.id, n.name, ...(n.words ?? [])].some((w) => w.toLowerCase() === plain),
  );
  if (literally) return literally.id;
  const words = tellingWords(name).join(' ');
  return words === '' ? null : (wordingsOf(nodes).find((w) => w.words.join(' ') === words)?.node ?? null);
}

/** Whether two phrases name one class: the same words, whichever of a family of words is used ("U.S. munitions"). */
export function sameClass(a: string, b: string): boolean {
  const key = (phrase: string) => tellingWords(phrase).map(familyOf).sort().join(' ');
  return key(a) === key(b);
}

type Wording = { node: NodeId; words: string[] };

/** Every way to name every node, the longest first, so that "white rice" is not read as "rice". */
function wordingsOf(nodes: readonly Node[]): Wording[] {
  return nodes
    .flatMap((node) =>
      [node.id.replaceAll('-', ' '), node.name, ...(node.words ?? [])].map((w) => ({
        node: node.id,
        words: tellingWords(w),
      })),
    )
    .filter((wording) => wording.words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
}
