import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '@proviso/core/decision';
import { EMPTY_LEDGER, type Ledger } from '@proviso/core/record';
import fc from 'fast-check';
import { policy, question, told } from '../../core/src/decision/testing/any-history.ts';
import { engineOver } from './engines.ts';

test('whatever ledgers were asked before, the answer is that of the ledger asked', () => {
  fc.assert(
    fc.property(told, fc.array(fc.nat({ max: 8 }), { maxLength: 4 }), question, (claims, ends, asked) => {
      for (const end of ends) {
        const ledger: Ledger = { ...EMPTY_LEDGER, claims: claims.slice(0, end) };
        assert.deepEqual(engineOver(ledger, policy).decide(asked), decide(policy, ledger.claims, asked));
      }
    }),
    { numRuns: 200 },
  );
});

test('a ledger is opened once', () => {
  const ledger: Ledger = { ...EMPTY_LEDGER };
  assert.equal(engineOver(ledger, policy), engineOver(ledger, policy));
});
