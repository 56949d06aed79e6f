/** A way to open one and the same empty record again and again → the tests that every store must pass. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { EMPTY_HEAD, nodesIn, rootOf, type Store, startLogCheck } from '@proviso/core/record';
import type { Entry, EntryBody } from '@proviso/core/vocabulary';

/** `open` opens the record again where it was opened before; `end` takes it away. */
export type Fresh = () => { open: () => Store; end: () => Promise<void> };

const NOON = Date.UTC(2024, 4, 30, 12);

export const check = (through: string): EntryBody => ({ kind: 'check', policy: 'rice', through });
const retraction: EntryBody = {
  kind: 'retraction',
  claim: 'c1',
  reason: 'mistaken ‹place›, “quoted” 🌾',
  published: null,
  by: { kind: 'person', name: 'a reviewer' },
};

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export async function all(store: Store, filter?: Parameters<Store['entries']>[0]): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of store.entries(filter)) found.push(entry);
  return found;
}

type Row = [law: string, holds: (store: Store, open: () => Store) => Promise<void>];

const LAWS: Row[] = [
  [
    'an empty record ends at 0 and holds nothing',
    async (store) => {
      assert.deepEqual(await store.head(), EMPTY_HEAD);
      assert.deepEqual(await all(store), []);
      assert.equal(await store.bytes(sha256('nothing')), null);
    },
  ],
  [
    'what was appended comes back as it was, in order',
    async (store) => {
      const appended = await store.append([check('2024-05-01'), retraction, check('2024-05-30')], NOON);
      assert.deepEqual(await all(store), appended);
      assert.deepEqual(
        appended?.map((entry) => [entry.seq, entry.recorded, entry.body]),
        [
          [1, '2024-05-30T12:00:00.000Z', check('2024-05-01')],
          [2, '2024-05-30T12:00:00.000Z', retraction],
          [3, '2024-05-30T12:00:00.000Z', check('2024-05-30')],
        ],
      );
    },
  ],
  [
    'the head is the Merkle root over all entries, across batches',
    async (store) => {
      const log = startLogCheck(sha256);
      for (let batch = 1; batch <= 9; batch++) {
        await store.append(
          Array.from({ length: batch }, (_, i) => check(`2024-05-0${batch}~${i}`)),
          NOON + batch,
        );
        const entries = await all(store, { after: log.head().size });
        for (const entry of entries) assert.equal(log.add(entry).fault, null);
        assert.deepEqual(await store.head(), log.head());
      }
    },
  ],
  [
    'the hash of every complete subtree is kept, and none that is not there yet',
    async (store) => {
      const log = startLogCheck(sha256);
      for (const size of [3, 1, 7, 2])
        await store.append(
          Array.from({ length: size }, (_, i) => check(`2024-05-01~${i}`)),
          NOON,
        );
      const nodes = (await all(store)).flatMap((entry) => [
        { level: 0, index: entry.seq - 1, hash: entry.hash },
        ...log.add(entry).nodes,
      ]);
      const kept = await store.nodes(nodes.toReversed());
      assert.deepEqual(
        kept.toReversed(),
        nodes.map(({ hash }) => hash),
      );
      const first = await store.nodes(nodesIn({ start: 0, end: 11 }));
      assert.notEqual(rootOf(first, sha256), (await store.head()).root);
      for (const absent of [
        { level: 0, index: 13 },
        { level: 2, index: 3 },
        { level: 9, index: 0 },
      ])
        await assert.rejects(store.nodes([absent]), { code: 'E_RECORD_DAMAGED' });
    },
  ],
  [
    'a clock that goes back does not take the record back',
    async (store) => {
      await store.append([check('2024-05-01')], NOON);
      const later = await store.append([check('2024-05-02')], NOON - 86_400_000);
      assert.equal(later?.[0]?.recorded, '2024-05-30T12:00:00.001Z');
    },
  ],
  [
    'what is there stays there when it is opened again',
    async (store, open) => {
      const appended = await store.append([check('2024-05-01')], NOON);
      await store.close();
      const again = open();
      assert.deepEqual(await all(again), appended);
      await again.close();
    },
  ],
  [
    'entries are given after a seq, and by kind',
    async (store) => {
      await store.append([check('2024-05-01'), retraction, check('2024-05-02')], NOON);
      const seqs = async (filter: Parameters<Store['entries']>[0]) =>
        (await all(store, filter)).map((entry) => entry.seq);
      assert.deepEqual(await seqs({ after: 1 }), [2, 3]);
      assert.deepEqual(await seqs({ through: 2 }), [1, 2]);
      assert.deepEqual(await seqs({ after: 1, through: 2 }), [2]);
      assert.deepEqual(await seqs({ through: 2, kinds: ['check'] }), [1]);
      assert.deepEqual(await seqs({ kinds: ['check'] }), [1, 3]);
      assert.deepEqual(await seqs({ after: 1, kinds: ['check', 'review'] }), [3]);
      assert.deepEqual(await seqs({ kinds: [] }), []);
    },
  ],
  [
    'a record longer than one page is given whole',
    async (store) => {
      for (let batch = 0; batch < 3; batch++)
        await store.append(
          Array.from({ length: 170 }, (_, i) => check(`2024-05-01~${i}`)),
          NOON,
        );
      const entries = await all(store);
      assert.deepEqual(
        entries.map((entry) => entry.seq),
        Array.from({ length: 510 }, (_, i) => i + 1),
      );
    },
  ],
  [
    'one may append while another reads',
    async (store) => {
      await store.append([check('2024-05-01'), check('2024-05-02')], NOON);
      const seen: number[] = [];
      for await (const entry of store.entries()) {
        if (entry.seq === 1) await store.append([check('2024-05-03')], NOON);
        seen.push(entry.seq);
      }
      assert.deepEqual(seen.slice(0, 2), [1, 2]);
      assert.equal((await store.head()).size, 3);
    },
  ],
  [
    'with `after`, only the quickest of two is added',
    async (store) => {
      await store.append([check('2024-05-01')], NOON);
      const first = await store.append([check('2024-05-02')], NOON, { after: 1 });
      const second = await store.append([check('2024-05-03')], NOON, { after: 1 });
      assert.equal(first?.length, 1);
      assert.equal(second, null);
      assert.equal((await store.head()).size, 2);
    },
  ],
  [
    'bytes are kept once, unaltered, under their hash',
    async (store) => {
      const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256);
      const of = sha256(bytes);
      await store.append([check('2024-05-01')], NOON, { bytes: new Map([[of, bytes]]) });
      await store.append([check('2024-05-02')], NOON, { bytes: new Map([[of, bytes]]) });
      assert.deepEqual(await store.bytes(of), bytes);
      const empty = new Uint8Array();
      await store.append([check('2024-05-03')], NOON, { bytes: new Map([[sha256(empty), empty]]) });
      assert.deepEqual(await store.bytes(sha256(empty)), empty);
    },
  ],
  [
    'a batch is added wholly or not at all',
    async (store) => {
      const of = sha256('report');
      const unheard = { kind: 'check', policy: 1n } as unknown as EntryBody;
      const bytes = new Map([[of, new TextEncoder().encode('report')]]);
      await assert.rejects(store.append([check('2024-05-01'), unheard], NOON, { bytes }));
      assert.deepEqual(await store.head(), EMPTY_HEAD);
      assert.equal(await store.bytes(of), null);
    },
  ],
  [
    'an empty batch adds nothing',
    async (store) => {
      assert.deepEqual(await store.append([], NOON), []);
      assert.deepEqual(await store.head(), EMPTY_HEAD);
    },
  ],
];

export function conforms(name: string, fresh: Fresh): void {
  for (const [law, holds] of LAWS) {
    test(`${name}: ${law}`, async () => {
      const record = fresh();
      const store = record.open();
      try {
        await holds(store, record.open);
      } finally {
        await store.close();
        await record.end();
      }
    });
  }
}
