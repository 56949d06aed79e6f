export { decide } from './decide.ts';
export { type Reading, readingsOf } from './readings.ts';
export { isBinding, type Rule, untilOf } from './rule.ts';
export { rulesFrom } from './rules.ts';
