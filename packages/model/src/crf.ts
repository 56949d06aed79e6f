/** A step table: a row for each label before and, last, for the start; a column for each label after. */
export type Steps = readonly (readonly number[])[];

/**
 * A linear chain over `count` words: each word's score of each label in `scores`, a row a word → how likely each label
 * and each run of labels is, over all legal paths, and the likeliest path.
 */
export type Chain = {
  labels: Uint8Array;
  /** How likely the likeliest path is. */
  pathLikelihood: number;
  /** How likely word `at` has the label. */
  likelihood: (at: number, label: number) => number;
  /** How likely a run opens at `first` with label `begins`, goes on with `begins + 1` and is over at `end`. */
  runLikelihood: (first: number, end: number, begins: number) => number;
};

export function chainOf(scores: Float32Array, count: number, steps: Steps): Chain {
  const k = steps[0]!.length;
  const score = (at: number, label: number) => scores[at * k + label]!;
  const forward = new Float64Array(count * k);
  const backward = new Float64Array(count * k);
  const best = new Float64Array(count * k);
  const from = new Uint8Array(count * k);
  const terms = new Float64Array(k);
  for (let label = 0; label < k; label++) {
    forward[label] = score(0, label) + steps[k]![label]!;
    best[label] = forward[label]!;
  }
  for (let at = 1; at < count; at++) {
    for (let label = 0; label < k; label++) {
      let top = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < k; before++) {
        const step = steps[before]![label]!;
        terms[before] = forward[(at - 1) * k + before]! + step;
        const through = best[(at - 1) * k + before]! + step;
        if (through > top) {
          top = through;
          from[at * k + label] = before;
        }
      }
      forward[at * k + label] = sumOf(terms) + score(at, label);
      best[at * k + label] = top + score(at, label);
    }
  }
  for (let at = count - 2; at >= 0; at--) {
    for (let label = 0; label < k; label++) {
      for (let after = 0; after < k; after++)
        terms[after] = steps[label]![after]! + score(at + 1, after) + backward[(at + 1) * k + after]!;
      backward[at * k + label] = sumOf(terms);
    }
  }
  const last = (count - 1) * k;
  const whole = sumOf(forward.subarray(last, last + k));
  const labels = new Uint8Array(count);
  let label = best.subarray(last, last + k).reduce((top, s, i, all) => (s > all[top]! ? i : top), 0);
  const bestPath = best[last + label]!;
  for (let at = count - 1; at >= 0; at--) {
    labels[at] = label;
    label = from[at * k + label]!;
  }
  return {
    labels,
    pathLikelihood: Math.exp(bestPath - whole),
    likelihood: (at, of) => Math.exp(forward[at * k + of]! + backward[at * k + of]! - whole),
    runLikelihood(first, end, begins) {
      let sum = forward[first * k + begins]!;
      let inside = begins;
      for (let at = first + 1; at < end; at++) {
        sum += steps[inside]![begins + 1]! + score(at, begins + 1);
        inside = begins + 1;
      }
      if (end >= count) return Math.exp(sum - whole);
      for (let after = 0; after < k; after++)
        terms[after] =
          after === begins + 1
            ? Number.NEGATIVE_INFINITY
            : steps[inside]![after]! + score(end, after) + backward[end * k + after]!;
      return Math.exp(sum + sumOf(terms) - whole);
    },
  };
}

/** The runs of a path that open with `begins`, in order, as half-open pairs. */
export function runsOf(labels: Uint8Array, begins: number): [number, number][] {
  const runs: [number, number][] = [];
  labels.forEach((label, at) => {
    const last = runs.at(-1);
    if (label === begins) runs.push([at, at + 1]);
    else if (label === begins + 1 && last && last[1] === at) last[1] = at + 1;
  });
  return runs;
}

function sumOf(terms: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > top) top = term;
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - top);
  return top + Math.log(sum);
}
