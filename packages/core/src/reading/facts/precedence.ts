/**
 * For each field, what each source says → what holds: the first source in the order of `precedence.json` that says
 * anything. The order and its reasons stand there and nowhere else; a source is asked only when those before it are silent.
 */
import orders from './precedence.json' with { type: 'json' };

export type Field = keyof typeof orders;
/** By source, as named in the order; each gives null or nothing where it is silent. */
export type Sources<T> = Record<string, (() => T | null | undefined) | undefined>;

export const settled = <T>(field: Field, sources: Sources<T>): T | null =>
  told(field, sources).next().value ?? null;

/** All that is said, in the order of the sources, each asked only when it is reached. */
export function* told<T>(field: Field, sources: Sources<T>): Generator<T, undefined> {
  for (const { from } of orders[field]) {
    const value = sources[from]?.();
    if (value !== null && value !== undefined && value !== '') yield value;
  }
}
