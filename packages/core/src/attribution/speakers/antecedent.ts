/**
 * A "he" or "she" → whom it stands for, or null where nobody stands out. Everybody in mind of the right gender is weighed
 * with the weights of `antecedent.json`; the best must be likely enough, for no answer is better than a wrong one.
 */
import weights from './antecedent.json' with { type: 'json' };
import { type Asked, type Features, featuresOf, isRuledOut } from './features.ts';
import type { Gender, Referent } from './referent.ts';

const WEIGHTS: Record<string, number> = weights.weights;

export function genderOfPronoun(word: string): Gender | null {
  if (/^(?:he|him|his|himself)$/i.test(word)) return 'masculine';
  return /^(?:she|her|hers|herself)$/i.test(word) ? 'feminine' : null;
}

export type Choice = { referent: Referent; features: Features };

/** Everybody who could be meant, with what speaks for them. */
export const choicesOf = (asked: Asked): Choice[] =>
  asked.memory
    .before(asked.at, (r) => couldBe(r, asked.gender))
    .filter((recalled) => !isRuledOut(asked, recalled))
    .map((recalled, rank) => ({
      referent: recalled.referent,
      features: featuresOf(asked, recalled, rank + 1),
    }));

/** One word alone that nothing shows to be a person may be a town or a firm. */
const couldBe = ({ kind, gender, proven, name }: Referent, asked: Gender) =>
  kind === 'person' && (gender === null || gender === asked) && (proven || name.includes(' '));

/** By referent: how likely each in mind is meant. A gender of null leaves all in. */
export function sharesOf(asked: Asked, gender: Gender | null): Map<Referent, number> {
  const scored = asked.memory
    .before(asked.at, (r) => (gender ? couldBe(r, gender) : couldBe(r, r.gender ?? 'masculine')))
    .filter((recalled) => !isRuledOut(asked, recalled))
    .map((recalled, rank) => {
      const like = { ...asked, gender: gender ?? recalled.referent.gender ?? 'masculine' };
      return { referent: recalled.referent, score: scoreOf(featuresOf(like, recalled, rank + 1)) };
    });
  const top = Math.max(...scored.map((s) => s.score));
  const sum = scored.reduce((all, { score }) => all + Math.exp(score - top), 0);
  return new Map(scored.map(({ referent, score }) => [referent, Math.exp(score - top) / sum]));
}

export function antecedentOf(asked: Asked): Referent | null {
  let best: Referent | null = null;
  let most = weights.enough;
  for (const [referent, share] of sharesOf(asked, asked.gender))
    if (share >= most) {
      best = referent;
      most = share;
    }
  return best;
}

const scoreOf = (features: Features) =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (WEIGHTS[name] ?? 0) * value, 0);
