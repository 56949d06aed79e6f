import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim, Entry, EntryBody, FullReading } from '../vocabulary/index.ts';
import { startEntryCheck } from './check-entries.ts';
import { claimFrom } from './claim-from-finding.ts';
import { policyFromFinding } from './policy-from-finding.ts';
import { toldReading } from './told-reading.ts';

const by = { kind: 'person', name: 'a reviewer' } as const;
const reading = toldReading({
  text: 'The ministry banned exports of rice. It kept a duty on maize exports.',
  findings: [
    { anchor: 'banned', slots: { issuer: 'ministry', action: 'exports', item: 'rice' } },
    { anchor: 'kept', move: 'keep', slots: { item: 'maize', action: 'exports' } },
  ],
});
const report = reading.report.sha256;
const policy = policyFromFinding(reading, reading.findings[0]!, { id: 'rice', name: 'Rice' });
const made = claimFrom(policy, reading, reading.findings[0]!, report);
assert.ok('claim' in made);
const { claim } = made;

const READING: EntryBody = { kind: 'reading', program: 'proviso 1', reading };
const REVIEW: EntryBody = { kind: 'review', report, finding: 'f1', decision: 'accept', by, reason: null };
const RETRACTION: EntryBody = {
  kind: 'retraction',
  claim: claim.id,
  reason: 'mistaken',
  published: null,
  by,
};
const WHOLE: EntryBody[] = [
  READING,
  { kind: 'policy', policy },
  REVIEW,
  { kind: 'claim', claim },
  { kind: 'check', policy: 'rice', through: '2024-05-30' },
  RETRACTION,
];

async function placesIn(bodies: readonly EntryBody[]): Promise<string[]> {
  const entries = bodies.map((body, i): Entry => ({ seq: i + 1, recorded: '', hash: '', body }));
  const check = startEntryCheck({
    reading: async (seq) => {
      const body = entries[seq - 1]?.body;
      return body?.kind === 'reading' ? body.reading : null;
    },
  });
  const faults = [];
  for (const entry of entries) faults.push(...(await check.add(entry)));
  return [...faults, ...check.end()].map(({ place }) => place);
}

const readingWith = (change: (copy: FullReading) => void): EntryBody[] => {
  const copy = structuredClone(reading);
  change(copy);
  return [{ kind: 'reading', program: 'proviso 1', reading: copy }];
};
const claimWith = (change: Partial<Claim>): EntryBody[] =>
  WHOLE.toSpliced(3, 3, { kind: 'claim', claim: { ...claim, ...change } });
const { receipt } = claim;
const [scope] = claim.scopes;

const ROWS: [what: string, bodies: EntryBody[], places: string[]][] = [
  ['a record in which all follows', WHOLE, []],
  ['a report read again after its claim', [...WHOLE, READING], []],
  [
    'words that the report does not say',
    readingWith(({ findings }) => {
      findings[1]!.anchor.text = 'lifted';
    }),
    ['entry 1 /reading/findings/1/anchor'],
  ],
  [
    'a block outside the text',
    readingWith(({ article }) => {
      article.blocks[0]!.end = 999;
    }),
    ['entry 1 /reading/article/blocks/0'],
  ],
  [
    'a slot one letter off',
    readingWith(({ findings }) => {
      const { item } = findings[0]!.slots;
      if (item && !item.inferred) item.start += 1;
    }),
    ['entry 1 /reading/findings/0/slots/item'],
  ],
  [
    'a limit of a finding that is not there',
    readingWith(({ findings }) => {
      findings[0]!.limitOf = 'f9';
    }),
    ['entry 1 /reading/findings/0/limitOf'],
  ],
  ['a review of a finding that was not read', [READING, { ...REVIEW, finding: 'f9' }], ['entry 2 /finding']],
  ['a review before its report', [REVIEW, READING], ['entry 1 /finding']],
  ['a claim without its policy', WHOLE.toSpliced(1, 1), ['entry 3 /claim/policy', 'entry 4 /policy']],
  ['a claim without its report', WHOLE.slice(1), ['entry 2 /finding', 'entry 3 /claim/finding']],
  ['a claim entered twice', WHOLE.toSpliced(4, 0, WHOLE[3]!), ['entry 5 /claim/id']],
  ['a claim that says more than its finding', claimWith({ phase: 'announced' }), ['entry 4 /claim/phase']],
  ['a claim surer than its finding', claimWith({ certainty: 'PS+' }), ['entry 4 /claim/certainty']],
  ['a claim of another issuer', claimWith({ issuer: 'nobody' }), ['entry 4 /claim/issuer']],
  [
    'a claim about what the policy does not know',
    claimWith({ scopes: [{ ...scope!, asset: 'wheat' }] }),
    ['entry 4 /claim/scopes/0/asset'],
  ],
  [
    'a claim that quotes what the report does not say',
    claimWith({
      receipt: { ...receipt, sentence: { ...receipt.sentence, text: 'The ministry freed rice.' } },
    }),
    ['entry 4 /claim/receipt/sentence'],
  ],
  [
    'a claim that quotes other words of the report',
    claimWith({ receipt: { ...receipt, anchor: reading.findings[1]!.anchor } }),
    ['entry 4 /claim/receipt/anchor'],
  ],
  ['a limit of no claim', claimWith({ limitOf: 'c9' }), ['entry 4 /claim/limitOf']],
  ['a retraction of no claim', [RETRACTION], ['entry 1 /claim']],
  ['a check of no policy', [{ kind: 'check', policy: 'rice', through: '2024' }], ['entry 1 /policy']],
];
for (const [what, bodies, places] of ROWS) {
  test(`${what}: ${places.length === 0 ? 'no fault' : places.join(', ')}`, async () =>
    assert.deepEqual(await placesIn(bodies), places));
}
