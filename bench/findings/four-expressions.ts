/** A note → which way the measure went, by four regular expressions: what the findings must beat. Written before looking. */
import type { Way } from './note-rows.ts';

const EXPRESSIONS: readonly (readonly [Way, RegExp])[] = [
  ['tighten', /\b(?:exten(?:d|ds|ded|ding|sion|tion)|prolong\w*|renew\w*|tighten\w*|stricter)\b/i],
  ['end', /\b(?:end(?:s|ed)?|lift(?:s|ed|ing)?|expire[sd]?|cancel\w*|revok\w*|terminat\w*)\b/i],
  ['relax', /\b(?:eas(?:e|es|ed|ing)|relax\w*|re-?open\w*|allow\w*|permit\w*|exempt\w*|resum\w*)\b/i],
  ['tighten', /\b(?:clos(?:e|es|ed|ure)|ban(?:s|ned)?|suspend\w*|must|mandatory|requir\w*|prohibit\w*)\b/i],
];

/** The first that fits counts; where none does, what is commonest. */
export const wayByExpressions = (text: string): Way =>
  EXPRESSIONS.find(([, expression]) => expression.test(text))?.[0] ?? 'tighten';
