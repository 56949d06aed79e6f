/** A feature is a name with a weight; a sum over what holds is a score. Fitted by `training/attribution`. */
export type Weights = Readonly<Record<string, number>>;

export function score(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return sum;
}

export const probability = (sum: number): number => 1 / (1 + Math.exp(-sum));
