/** What a receipt proves and what it does not, in plain sentences: they stand on it, and are compared when it is checked. */
import type { Receipt } from './receipt.ts';
import words from './words.json' with { type: 'json' };

export function statementOf({
  program,
  head,
  claims: { known, carried },
}: Pick<Receipt, 'program' | 'head' | 'claims'>): Pick<Receipt, 'proves' | 'doesNotProve'> {
  const { proves, doesNotProve } = words;
  const fill = (sentence: string) =>
    sentence
      .replace('{size}', String(head.size))
      .replace('{root}', head.root)
      .replace('{program}', program)
      .replace('{carried}', String(carried))
      .replace('{known}', String(known));
  const whole = carried === known;
  return {
    proves: [proves.entries, proves.words, ...(whole ? [proves.answers] : [])].map(fill),
    doesNotProve: [
      doesNotProve.nothingElse,
      doesNotProve.root,
      doesNotProve.reports,
      doesNotProve.truth,
      doesNotProve.times,
      ...(whole ? [] : [doesNotProve.answers]),
    ].map(fill),
  };
}
