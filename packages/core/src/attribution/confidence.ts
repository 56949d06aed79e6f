import type { Candidate } from './candidate.ts';
import fitted from './confidence.json' with { type: 'json' };

type Likelihoods = Pick<Candidate, 'met' | 'confidence'>;
/** A weight for each trait, and points of the curve from the sum's likelihood to how often such relations were right. */
type Fitted = { weights: Record<string, number>; curve: number[][] };

const given: Record<keyof Likelihoods, Fitted> = fitted;

/** Traits of a relation → how likely it is met by an annotator's, and how likely the same in every word. */
export function likelihoodsOf(traits: Readonly<Record<string, number>>): Likelihoods {
  return { met: likelihood(traits, given.met), confidence: likelihood(traits, given.confidence) };
}

function likelihood(traits: Readonly<Record<string, number>>, { weights, curve }: Fitted): number {
  const raw = rawLikelihood(traits, weights);
  const above = curve.findIndex(([x = 0]) => x >= raw);
  if (above === 0) return curve[0]![1]!;
  const [x0 = 0, y0 = 0] = curve.at(above < 0 ? -1 : above - 1) ?? [];
  const [x1 = 1, y1 = 1] = curve.at(above < 0 ? -1 : above) ?? [];
  return x1 > x0 ? y0 + ((raw - x0) / (x1 - x0)) * (y1 - y0) : y1;
}

/** Before the curve: a sum of weighed traits as a likelihood. */
export function rawLikelihood(
  traits: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
): number {
  let sum = 0;
  for (const [name, value] of Object.entries(traits)) sum += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}
