import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '../../../../spec/record/merkle-vectors.json' with { type: 'json' };
import { grow, leafHash, nodesIn, peaksOf, rootOf, type TreeNode } from './merkle.ts';
import { consistencyProof, inclusionProof, rootAt } from './merkle-proofs.ts';
import { extendsLog, includes } from './merkle-verify.ts';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** As `bench/peers/merkle_vectors.py` makes them. */
const leafAt = (i: number): string => (i === 0 ? '' : `‹${i}${'›'.repeat(i % 5)}`);

type Log = { size: number; leaves: string[]; nodes: (wanted: readonly TreeNode[]) => Promise<string[]> };

/** A log that grew batch by batch, keeping what a store keeps. */
function logOf(batches: readonly number[]): Log {
  const kept = new Map<string, string>();
  const key = ({ level, index }: TreeNode) => `${level}/${index}`;
  const leaves: string[] = [];
  let peaks: string[] = [];
  for (const batch of batches) {
    const more = Array.from({ length: batch }, (_, i) => leafHash(leafAt(leaves.length + i), sha256));
    more.forEach((hash, i) => {
      kept.set(key({ level: 0, index: leaves.length + i }), hash);
    });
    const grown = grow(leaves.length, peaks, more, sha256);
    for (const node of grown.nodes) kept.set(key(node), node.hash);
    peaks = grown.peaks;
    leaves.push(...more);
    assert.deepEqual(
      peaks,
      peaksOf(leaves.length).map((node) => kept.get(key(node))),
    );
  }
  return { size: leaves.length, leaves, nodes: async (wanted) => wanted.map((node) => kept.get(key(node))!) };
}
const log = logOf([1, 2, 30, 67, 900, 25]);
const hash = (n: number): string => vectors.hashes[n]!;
const ROOTS = new Map(vectors.roots.map((row) => [row[0]!, hash(row[1]!)]));

test('every root is that of the independent implementation', async () => {
  for (const [size, root] of ROOTS) assert.equal(await rootAt(size, log.nodes, sha256), root, `size ${size}`);
});

type Row = [number, number, number[]];

test('every inclusion proof is that of the independent implementation, and holds', async () => {
  for (const [index, size, numbers] of vectors.inclusion as Row[]) {
    const proof = await inclusionProof(index, size, log.nodes, sha256);
    assert.deepEqual(proof, numbers.map(hash), `leaf ${index} of ${size}`);
    const told = { leaf: log.leaves[index]!, index, size, root: ROOTS.get(size)!, proof };
    assert.ok(includes(told, sha256), `leaf ${index} of ${size}`);
  }
});

test('every consistency proof is that of the independent implementation, and holds', async () => {
  for (const [older, newer, numbers] of vectors.consistency as Row[]) {
    const proof = await consistencyProof(older, newer, log.nodes, sha256);
    assert.deepEqual(proof, numbers.map(hash), `${older} in ${newer}`);
    const told = {
      older: { size: older, root: await rootAt(older, log.nodes, sha256) },
      newer: { size: newer, root: ROOTS.get(newer)! },
      proof,
    };
    assert.ok(extendsLog(told, sha256), `${older} in ${newer}`);
  }
});

test('in whatever batches a log grew, it keeps the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), async (batches) => {
      const grown = logOf(batches);
      const { size } = grown;
      assert.equal(await rootAt(size, grown.nodes, sha256), await rootAt(size, log.nodes, sha256));
    }),
  );
});

test('a proof is no longer than twice the levels of the tree', async () => {
  const levels = Math.ceil(Math.log2(log.size));
  for (let index = 0; index < log.size; index++) {
    assert.ok((await inclusionProof(index, log.size, log.nodes, sha256)).length <= levels);
    assert.ok((await consistencyProof(index, log.size, log.nodes, sha256)).length <= levels + 1);
  }
});

test('the complete subtrees of a very long log are found by their numbers alone', () => {
  assert.deepEqual(peaksOf(2 ** 40 + 3), [
    { level: 40, index: 0 },
    { level: 1, index: 2 ** 39 },
    { level: 0, index: 2 ** 40 + 2 },
  ]);
  assert.deepEqual(nodesIn({ start: 12, end: 15 }), [
    { level: 1, index: 6 },
    { level: 0, index: 14 },
  ]);
});

const size = fc.integer({ min: 1, max: log.size });
const place = size.chain((of) => fc.tuple(fc.integer({ min: 0, max: of - 1 }), fc.constant(of)));
/** Another hash in place of one, one more, one less, two changed round, another way to write one. */
const tampering = fc.constantFrom<((proof: string[]) => string[])[]>(
  (proof) => proof.toSpliced(proof.length >> 1, 1, sha256('another')),
  (proof) => [...proof, sha256('more')],
  (proof) => [sha256('more'), ...proof],
  (proof) => proof.slice(1),
  (proof) => proof.slice(0, -1),
  (proof) => proof.toReversed(),
  (proof) => proof.map((one) => one.toUpperCase()),
  (proof) => proof.map((one) => `${one} `),
);
const isOther = (a: readonly string[], b: readonly string[]) => a.join() !== b.join();

test('a tampered inclusion proof proves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(place, tampering, async ([index, of], tamper) => {
      const proof = await inclusionProof(index, of, log.nodes, sha256);
      const told = { leaf: log.leaves[index]!, index, size: of, root: await rootAt(of, log.nodes, sha256) };
      const changed = tamper(proof);
      assert.equal(includes({ ...told, proof: changed }, sha256), !isOther(proof, changed));
    }),
  );
});

test('a proof holds for no other leaf, place, length or root', async () => {
  const { size: of, leaves, nodes } = log;
  await fc.assert(
    fc.asyncProperty(place, place, async ([index, older], [other, another]) => {
      const told = {
        leaf: leaves[index]!,
        index,
        size: older,
        root: await rootAt(older, nodes, sha256),
        proof: await inclusionProof(index, older, nodes, sha256),
      };
      if (other !== index) {
        assert.ok(!includes({ ...told, leaf: leaves[other]! }, sha256));
        assert.ok(!includes({ ...told, index: other }, sha256));
      }
      if (another !== older) {
        const root = await rootAt(another, nodes, sha256);
        assert.ok(!includes({ ...told, root }, sha256));
        assert.ok(!includes({ ...told, size: another, root }, sha256));
      }
      for (const wrong of [-1, 0.5, NaN, Infinity, older, of + 1])
        assert.ok(!includes({ ...told, index: wrong }, sha256));
    }),
  );
});

test('a tampered consistency proof proves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(size, size, tampering, async (a, b, tamper) => {
      const [older, newer] = [Math.min(a, b), Math.max(a, b)];
      const proof = await consistencyProof(older, newer, log.nodes, sha256);
      const told = {
        older: { size: older, root: await rootAt(older, log.nodes, sha256) },
        newer: { size: newer, root: await rootAt(newer, log.nodes, sha256) },
      };
      const changed = tamper(proof);
      assert.equal(extendsLog({ ...told, proof: changed }, sha256), !isOther(proof, changed));
      assert.ok(!extendsLog({ ...told, older: { ...told.older, root: sha256('x') }, proof }, sha256));
      assert.ok(!extendsLog({ ...told, newer: { ...told.newer, root: sha256('x') }, proof }, sha256));
      if (older !== newer)
        assert.ok(!extendsLog({ older: told.newer, newer: told.older, proof }, sha256), 'a log that shrank');
    }),
  );
});

test('every log extends the empty one', async () => {
  const newer = { size: 5, root: await rootAt(5, log.nodes, sha256) };
  const empty = { size: 0, root: rootOf([], sha256) };
  assert.equal(empty.root, sha256(''));
  assert.ok(extendsLog({ older: empty, newer, proof: [] }, sha256));
  assert.ok(!extendsLog({ older: { ...empty, root: newer.root }, newer, proof: [] }, sha256));
});

test('no leaf passes for an inner node', () => {
  const [left, right] = [leafHash('a', sha256), leafHash('b', sha256)];
  const pair = Buffer.concat([Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]).toString('latin1');
  assert.notEqual(leafHash(pair, sha256), rootOf([left, right], sha256));
});
