export { decide } from './decide.ts';
export type { Rule } from './rule.ts';
export { rulesFrom } from './rules.ts';
