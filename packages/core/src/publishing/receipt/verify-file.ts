/**
 * A file's JSON, and what is known of the log from elsewhere → whether it is a receipt or a proof that holds, and where it
 * does not. It runs wherever there is a SHA-256, also in a browser.
 */
import { extendsLog, type Sha256 } from '../../record/index.ts';
import {
  type EntryProof,
  entryProofShape,
  type GrowthProof,
  growthFaults,
  growthProofShape,
  isProven,
  type LogHead,
  sayHead,
} from './proofs.ts';
import type { Receipt } from './receipt.ts';
import { receiptShape } from './receipt-shape.ts';
import { type Fault, isObject, type Shape } from './shape.ts';
import { isWhole, receiptFaults } from './verify-receipt.ts';

/** A head that was written down, and the proof that links it to that of the file, where the two differ in size. */
export type KnownHead = { head: LogHead; growth?: unknown };

/** What the file turned out to be, and every fault of it; none: it holds. */
export type Verified = {
  faults: Fault[];
  /** How its head was compared with one known from elsewhere. */
  compared: 'not compared' | 'the same' | 'linked by a proof';
} & (
  | { kind: 'receipt'; receipt: Receipt; decidedAgain: boolean }
  | { kind: 'entry'; proof: EntryProof }
  | { kind: 'growth'; proof: GrowthProof }
  | { kind: 'unknown' }
);

export function verifyFile(value: unknown, sha256: Sha256, known?: KnownHead): Verified {
  const schema = isObject(value) ? String(value.schema) : '';
  const found = Object.hasOwn(KINDS, schema) ? KINDS[schema] : undefined;
  if (!found) return unknown([{ place: '/schema', what: `must be one of ${Object.keys(KINDS).join(', ')}` }]);
  const misshapen = found.shape(value, '');
  if (misshapen.length > 0) return unknown(misshapen);
  const verified = found.verify(value, sha256);
  return known ? comparedWith(known, verified, sha256) : verified;
}

const unknown = (faults: Fault[]): Verified => ({
  kind: 'unknown',
  faults,
  compared: 'not compared',
});

const KINDS: Readonly<
  Record<string, { shape: Shape; verify: (value: unknown, sha256: Sha256) => Verified }>
> = {
  'proviso/receipt/1': {
    shape: receiptShape,
    verify(value, sha256) {
      const receipt = value as Receipt;
      const faults = receiptFaults(receipt, sha256);
      const decidedAgain = isWhole(receipt);
      return { kind: 'receipt', receipt, decidedAgain, faults, compared: 'not compared' };
    },
  },
  'proviso/entry/1': {
    shape: entryProofShape,
    verify(value, sha256) {
      const proof = value as EntryProof;
      const what = `is not entry ${proof.entry.seq} of the log ${sayHead(proof.head)}`;
      const faults = isProven(proof.entry, proof.head, sha256) ? [] : [{ place: '/entry', what }];
      return { kind: 'entry', proof, faults, compared: 'not compared' };
    },
  },
  'proviso/consistency/1': {
    shape: growthProofShape,
    verify(value, sha256) {
      const proof = value as GrowthProof;
      const faults = growthFaults(proof, sha256);
      return { kind: 'growth', proof, faults, compared: 'not compared' };
    },
  },
};

/** Beside the head of the same size, where there is one; else the two must be linked. */
function comparedWith({ head, growth }: KnownHead, verified: Verified, sha256: Sha256): Verified {
  const heads = headsOf(verified);
  const beside = heads.find(({ own }) => own.size === head.size) ?? heads.at(-1);
  if (!beside) return verified;
  const { own, place } = beside;
  const failed = (at: string, what: string): Verified => ({
    ...verified,
    faults: [...verified.faults, { place: `${place}${at}`, what }],
  });
  if (head.size === own.size)
    return head.root === own.root
      ? { ...verified, compared: 'the same' }
      : failed('/root', `is not the root that was given for ${head.size} entries`);
  const [older, newer] = head.size < own.size ? [head, own] : [own, head];
  if (growth === undefined)
    return failed(
      '/size',
      `is not the size that was given: what \`proviso log consistency ${older.size} ${newer.size} --json\` prints is needed too`,
    );
  if (growthProofShape(growth, '').length > 0)
    return failed('/size', 'is not the size that was given, and what is to link the two is no such proof');
  const { proof } = growth as GrowthProof;
  return extendsLog({ older, newer, proof }, sha256)
    ? { ...verified, compared: 'linked by a proof' }
    : failed('', `the log ${sayHead(newer)} is not proven to begin with ${sayHead(older)}`);
}

function headsOf(verified: Verified): { place: string; own: LogHead }[] {
  switch (verified.kind) {
    case 'receipt':
      return [{ place: '/head', own: verified.receipt.head }];
    case 'entry':
      return [{ place: '/head', own: verified.proof.head }];
    case 'growth':
      return [
        { place: '/older', own: verified.proof.older },
        { place: '/newer', own: verified.proof.newer },
      ];
    case 'unknown':
      return [];
  }
}
