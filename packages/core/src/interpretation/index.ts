/**
 * Article, Analysis, Statement[] → findings and stances: what each speaker says changed, by whom, for whom and how far.
 * Rules over words and their order alone; every word list is data beside the code, and nothing is known of any page.
 */
export { mayTellRule } from './gate.ts';
export { interpret } from './interpret.ts';
