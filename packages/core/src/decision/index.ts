export { type ByPlace, type InPlace, openMap, type PlaceAnswer } from './by-place.ts';
export { decide } from './decide.ts';
export type { Brief } from './engine/brief.ts';
export { type Engine, openEngine, type Points } from './engine/engine.ts';
export type { Sides } from './engine/sides.ts';
export type { Timeline } from './engine/timeline.ts';
export { changedBetween, type Link, linksOf, policyDuring, policyEver } from './memberships.ts';
export type { Rule } from './rule.ts';
export { rulesFrom } from './rules.ts';
