/** A name that is not known → those of the known ones that look most like it, the most alike first; none at all, often. */
const MAX_NAMES = 3;
const MIN_LIKENESS = 0.3;

export function nearest(name: string, known: readonly string[]): string[] {
  const wanted = pairsOf(name);
  return [...new Set(known)]
    .map((candidate) => ({ candidate, likeness: likeness(wanted, pairsOf(candidate)) }))
    .filter(({ likeness: l }) => l >= MIN_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MAX_NAMES)
    .map(({ candidate }) => candidate);
}

/** Neighbouring letters: what is left alike when letters are swapped, dropped or doubled. */
const pairsOf = (word: string): string[] => {
  const letters = ` ${word.toLowerCase().trim()} `;
  return Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2));
};

/** Dice's coefficient over the pairs: 0 nothing alike, 1 the same. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (a.length + b.length);
}
