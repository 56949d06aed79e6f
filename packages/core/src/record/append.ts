/**
 * Bodies → entries, each with the time at which the record took it in and its hash as a leaf of the Merkle log. A clock
 * that went back does not take the record back with it.
 */
import type { Entry, EntryBody } from '../vocabulary/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { EMPTY_ROOT, leafHash, type Sha256 } from './merkle.ts';

/** Where a record ends: how many entries it holds, the Merkle root over them, and when the last was taken in. */
export type Head = { size: number; root: string; recorded: string };
export const EMPTY_HEAD: Head = { size: 0, root: EMPTY_ROOT, recorded: '' };

/** An entry with the canonical JSON of its body, for a store that keeps it as text. */
export type Sealed = { entry: Entry; canonicalBody: string };

/** `at` in milliseconds since 1970. */
export function append(
  { size, recorded: last }: Pick<Head, 'size' | 'recorded'>,
  bodies: readonly EntryBody[],
  at: number,
  sha256: Sha256,
): Sealed[] {
  const recorded = recordedAt(last, at);
  return bodies.map((body, i) => {
    const seq = size + i + 1;
    const canonicalBody = canonicalJson(body);
    return {
      entry: { seq, recorded, hash: hashOf(seq, recorded, canonicalBody, sha256), body },
      canonicalBody,
    };
  });
}

/**
 * Later than all that is on record, whatever the machine's clock says, if only by a millisecond: so that what was recorded
 * by a moment never changes by what is added after it.
 */
export function recordedAt(last: string, at: number): string {
  const now = new Date(at).toISOString();
  return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}

export const hashOf = (seq: number, recorded: string, canonicalBody: string, sha256: Sha256): string =>
  leafHash(leafText(seq, recorded, canonicalBody), sha256);

/** The leaf's data: the canonical JSON of `{ body, recorded, seq }`. */
export const leafText = (seq: number, recorded: string, canonicalBody: string): string =>
  `{"body":${canonicalBody},"recorded":${JSON.stringify(recorded)},"seq":${seq}}`;
