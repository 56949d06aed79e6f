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
  const step = Float64Array.from(steps.flat());
  const weight = step.map(Math.exp);
  const start = k * k;
  /** Weights of the words' labels, the greatest of each word being 1, so that none runs over. */
  const own = new Float64Array(count * k);
  const forward = new Float64Array(count * k);
  /** By word, what `forward` was divided by to add up to 1. */
  const scale = new Float64Array(count);
  const best = new Float64Array(count * k);
  const from = new Uint8Array(count * k);
  let whole = 0;
  for (let at = 0; at < count; at++) {
    const row = at * k;
    const top = greatest(scores, row, k);
    let sum = 0;
    for (let label = 0; label < k; label++) {
      const score = scores[row + label]!;
      own[row + label] = Math.exp(score - top);
      let through = weight[start + label]!;
      let likeliest = step[start + label]!;
      if (at > 0) {
        through = 0;
        likeliest = Number.NEGATIVE_INFINITY;
        for (let before = 0; before < k; before++) {
          through += forward[row - k + before]! * weight[before * k + label]!;
          const path = best[row - k + before]! + step[before * k + label]!;
          if (path > likeliest) {
            likeliest = path;
            from[row + label] = before;
          }
        }
      }
      sum += forward[row + label] = through * own[row + label]!;
      best[row + label] = likeliest + score;
    }
    for (let label = 0; label < k; label++) forward[row + label]! /= sum;
    scale[at] = sum;
    whole += top + Math.log(sum);
  }
  const labels = new Uint8Array(count);
  const bestPath = greatest(best, (count - 1) * k, k);
  let label = best.indexOf(bestPath, (count - 1) * k) - (count - 1) * k;
  for (let at = count - 1; at >= 0; at--) {
    labels[at] = label;
    label = from[at * k + label]!;
  }
  let known: Float64Array | null = null;
  const backward = () => (known ??= backwardOf(own, scale, weight, k));
  return {
    labels,
    pathLikelihood: Math.exp(bestPath - whole),
    likelihood: (at, of) => forward[at * k + of]! * backward()[at * k + of]!,
    runLikelihood(first, end, begins) {
      const inside = begins + 1;
      let likely = forward[first * k + begins]!;
      let last = begins;
      for (let at = first + 1; at < end; at++) {
        likely *= (weight[last * k + inside]! * own[at * k + inside]!) / scale[at]!;
        last = inside;
      }
      if (end >= count) return likely;
      let on = 0;
      for (let after = 0; after < k; after++)
        if (after !== inside)
          on +=
            (weight[last * k + after]! * own[end * k + after]! * backward()[end * k + after]!) / scale[end]!;
      return likely * on;
    },
  };
}

/** Scaled as the way forward is: the product of both at a word is how likely its label is. */
function backwardOf(own: Float64Array, scale: Float64Array, weight: Float64Array, k: number): Float64Array {
  const backward = new Float64Array(own.length).fill(1);
  for (let at = scale.length - 2; at >= 0; at--) {
    const next = (at + 1) * k;
    for (let label = 0; label < k; label++) {
      let sum = 0;
      for (let after = 0; after < k; after++)
        sum += weight[label * k + after]! * own[next + after]! * backward[next + after]!;
      backward[at * k + label] = sum / scale[at + 1]!;
    }
  }
  return backward;
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

function greatest(of: ArrayLike<number>, first: number, count: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let at = first; at < first + count; at++) if (of[at]! > top) top = of[at]!;
  return top;
}
