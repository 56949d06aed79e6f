/** Two lists of bounds on facts → those that hold where both do, or null where nothing can satisfy both. */
import type { Constraint, Quantity } from '../vocabulary/index.ts';

export function meetFacts(a: readonly Constraint[], b: readonly Constraint[]): Constraint[] | null {
  const met = [...a];
  for (const bound of b) {
    const at = met.findIndex((other) => other.fact === bound.fact && unitOf(other) === unitOf(bound));
    const same = met[at];
    if (!same) {
      // Bounds in two units cannot be compared: both are told.
      met.push(bound);
      continue;
    }
    const from = pick(same.from, bound.from, Math.max);
    const to = pick(same.to, bound.to, Math.min);
    if (from && to && from.value >= to.value) return null;
    met[at] = { fact: bound.fact, ...(from ? { from } : {}), ...(to ? { to } : {}) };
  }
  return met;
}

const unitOf = ({ from, to }: Constraint): string | undefined => (from ?? to)?.unit;

const pick = (
  a: Quantity | undefined,
  b: Quantity | undefined,
  choose: (x: number, y: number) => number,
): Quantity | undefined => (a && b ? { ...a, value: choose(a.value, b.value) } : (a ?? b));
