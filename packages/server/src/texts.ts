/** What pages say of themselves, all from `texts.json`, by page: the one place to translate. What is said of a policy is core's. */
import json from './texts.json' with { type: 'json' };

export const texts = json;

/** "1 policy", "3 policies": of two forms, each with its place {n}. */
export const told = (forms: { one: string; many: string }, n: number): string =>
  (n === 1 ? forms.one : forms.many).replace('{n}', String(n));
