import irregular from './irregular.json' with { type: 'json' };

const IRREGULAR = new Map<string, string>(Object.entries(irregular));
export const isIrregular = (form: string): boolean => IRREGULAR.has(form);

/** The verb that a written form may belong to: "lifts", "lifted", "lifting" → lift. */
export function verbOf(word: string): string[] {
  const known = IRREGULAR.get(word);
  if (known) return [known];
  const forms = [word];
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('ied')) forms.push(`${word.slice(0, -3)}y`);
  if (/(?:s|sh|ch|x|z)es$/.test(word)) forms.push(word.slice(0, -2));
  if (word.endsWith('s') && !word.endsWith('ss')) forms.push(word.slice(0, -1));
  for (const ending of ['ed', 'ing']) {
    if (!word.endsWith(ending) || word.length < ending.length + 2) continue;
    const stem = word.slice(0, -ending.length);
    forms.push(stem, `${stem}e`);
    if (/([bdglmnprt])\1$/.test(stem)) forms.push(stem.slice(0, -1));
  }
  return forms;
}

/** "policies" → policy, "tariffs" → tariff. */
export const singular = (word: string): string =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : /(?:ch|sh|x|ss)es$/.test(word)
      ? word.slice(0, -2)
      : word.endsWith('s') && !word.endsWith('ss')
        ? word.slice(0, -1)
        : word;
