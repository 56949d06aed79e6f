export { decide } from './decide.ts';
export type { Brief } from './engine/brief.ts';
export { type Engine, openEngine, type Points, type Sides } from './engine/engine.ts';
export type { Timeline } from './engine/timeline.ts';
export type { Rule } from './rule.ts';
export { rulesFrom } from './rules.ts';
