/** A located point, or the places of a name → lines: what lies within what, and who counts it otherwise. */
import type { Located, Node } from '@proviso/core/vocabulary';
import { type Line, line } from './line.ts';

/** `named` tells what a code is called; `view` is the one that was taken. */
export const layPlace = (
  found: Located | readonly Node[],
  named: (code: string) => string,
  view: string,
): Line[] =>
  'around' in found
    ? layLocated(found, named, view)
    : found.map(({ id, within = [] }) => line(chain([id, ...within], named)));

function layLocated(
  { around, offshoreKm, otherwise }: Located,
  named: (code: string) => string,
  view: string,
): Line[] {
  const coast = offshoreKm > 0 ? [line(`  at sea, ${offshoreKm} km from this coast`, 'quiet')] : [];
  return [
    line(`${chain(around, named)}  (view: ${view})`),
    ...coast,
    ...otherwise.map((other) =>
      line(`  ${other.view}: ${chain(other.around, named)} – ${other.why}`, 'caution'),
    ),
  ];
}

/** "Crimea [UA-43], in Ukraine [UA]" */
const chain = (codes: readonly string[], named: (code: string) => string): string =>
  codes.map((code) => `${named(code)} [${code}]`).join(', in ');
