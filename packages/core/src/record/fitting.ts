/**
 * Policies → for each finding those among them that have words for it. A policy none of whose classes the finding, what
 * it belongs to, its sentence or its headline could name is not tried: what is tried says the same as trying all.
 */
import {
  authoritiesOf,
  type Finding,
  type FullReading,
  type Node,
  type Policy,
  wordsIn,
} from '../vocabulary/index.ts';
import { claimFrom, parentOf } from './claim-from-finding.ts';
import instruments from './instruments.json' with { type: 'json' };
import { sentenceOf } from './sentence-of.ts';
import { familyOf, tellingWords } from './words.ts';

/** Ids, in the order of the policies. */
export function fittingAmong(
  policies: Iterable<Policy>,
): (reading: FullReading, finding: Finding) => string[] {
  const all = [...policies];
  const byLastWord = new Map<string, Set<number>>();
  all.forEach((policy, i) => {
    for (const word of lastWordsOf(policy.nodes.asset)) {
      const others = byLastWord.get(word);
      if (others) others.add(i);
      else byLastWord.set(word, new Set([i]));
    }
  });
  const rulers = all.map((policy) => new Set(lastWordsOf(authoritiesOf(policy))));
  return (reading, finding) => {
    const tried = new Set<number>();
    for (const word of wordsAround(reading, finding))
      for (const i of byLastWord.get(word) ?? []) tried.add(i);
    const issuer = issuerWords(reading, finding);
    return [...tried]
      .filter((i) => issuer === null || issuer.some((word) => rulers[i]!.has(word)))
      .sort((a, b) => a - b)
      .map((i) => all[i]!)
      .filter((policy) => 'claim' in claimFrom(policy, reading, finding, reading.report.sha256))
      .map(({ id }) => id);
  };
}

/** Whatever stands before it in a name, the last word must be there to name the class. */
function* lastWordsOf(nodes: readonly Node[]): Generator<string> {
  for (const { id, name, words = [] } of nodes)
    for (const named of [id.replaceAll('-', ' '), name, ...words]) {
      const last = tellingWords(named).at(-1);
      if (last !== undefined) yield familyOf(last);
    }
}

function wordsAround(reading: FullReading, finding: Finding): Set<string> {
  const texts = [
    wordsIn(finding.slots.item),
    wordsIn(parentOf(reading, finding)?.slots.item ?? null),
    sentenceOf(reading, finding).text,
    reading.article.headline,
  ];
  return new Set(texts.flatMap((text) => tellingWords(text ?? '')).map(familyOf));
}

/** Null where none is told, or only some government or other: the policy's own issuer is meant then. */
function issuerWords(reading: FullReading, finding: Finding): string[] | null {
  const told = wordsIn(finding.slots.issuer) ?? wordsIn(parentOf(reading, finding)?.slots.issuer ?? null);
  const words = tellingWords(told ?? '');
  return words.every((word) => GENERIC_ISSUERS.has(word)) ? null : words.map(familyOf);
}
const GENERIC_ISSUERS = new Set(instruments.genericIssuers);
