/** What should stand and what stands → the first place at which they differ, the deepest that holds it, or null. */
import { canonicalJson } from '../../record/index.ts';
import { type Fault, isObject, pointed } from './shape.ts';

export function difference(expected: unknown, found: unknown, place: string): Fault | null {
  if (canonicalJson(expected) === canonicalJson(found)) return null;
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length)
    return firstOf(expected.map((value, i) => difference(value, found[i], `${place}/${i}`)));
  if (isObject(expected) && isObject(found)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
    return firstOf(names.map((name) => difference(expected[name], found[name], `${place}/${pointed(name)}`)));
  }
  return { place, what: `is ${told(found)}, and should be ${told(expected)}` };
}

const firstOf = (faults: readonly (Fault | null)[]): Fault | null =>
  faults.find((fault) => fault !== null) ?? null;

/** Short enough for a line. */
function told(value: unknown): string {
  if (value === undefined) return 'absent';
  const json = canonicalJson(value);
  return `\`${json.length > LONGEST ? `${json.slice(0, LONGEST - 1)}…` : json}\``;
}
const LONGEST = 80;
