import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProvisoError } from '@proviso/core/vocabulary';
import { openMemoryStore } from '@proviso/store';
import { emptyDesk, exampleDesk } from '../testing/example-record.ts';
import { readiness } from './ready.ts';

const whole = () => {};
const { desk } = await exampleDesk();

describe('ready', () => {
  test('a record whose last entry stands under its head', async () => {
    const { record, model } = await readiness(desk, whole);
    assert.deepEqual([record.ok && record.size, model], [42, { ok: true }]);
  });

  test('an empty record', async () => {
    const { record } = await readiness(emptyDesk(openMemoryStore()), whole);
    assert.equal(record.ok, true);
  });
});

describe('not ready', () => {
  const NOT_READY: [name: string, of: typeof desk, checkModel: () => void, code: string][] = [
    [
      'a last entry that does not stand under the head',
      {
        ...desk,
        async proveEntry(seq) {
          const proof = await desk.proveEntry(seq);
          return { ...proof, head: { ...proof.head, root: '0'.repeat(64) } };
        },
      },
      whole,
      'E_RECORD_DAMAGED',
    ],
    [
      'a record that is being written to for too long',
      { ...desk, head: () => Promise.reject(new ProvisoError('E_RECORD_BUSY', 'busy')) },
      whole,
      'E_RECORD_BUSY',
    ],
    [
      'a failure that nobody expected',
      { ...desk, head: () => Promise.reject(new Error('/secret')) },
      whole,
      'E_INTERNAL',
    ],
    [
      'a model that is not whole',
      desk,
      () => {
        throw new ProvisoError('E_MODEL_DAMAGED', 'cut short');
      },
      'E_MODEL_DAMAGED',
    ],
  ];
  for (const [name, of, checkModel, code] of NOT_READY)
    test(`${name}: ${code}`, async () => {
      const found = await readiness(of, checkModel);
      const errors = [found.record, found.model].flatMap((part) => (part.ok ? [] : [part.error]));
      assert.deepEqual(
        errors.map((error) => error.code),
        [code],
      );
      assert.doesNotMatch(JSON.stringify(found), /secret/);
    });
});
