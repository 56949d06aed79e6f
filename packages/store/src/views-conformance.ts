/**
 * Random records → the law that a store's views say at every moment what folding says. The memory store folds, and is
 * the definition; every other store is held against it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSAGE_KINDS, type Store, termsIn } from '@proviso/core/record';
import {
  bareArticle,
  bareFinding,
  type Claim,
  type EntryBody,
  type Finding,
  type FullReading,
  type Policy,
} from '@proviso/core/vocabulary';
import fc from 'fast-check';
import type { Fresh } from './conformance.ts';
import { openMemoryStore } from './memory-store.ts';

const NOON = Date.UTC(2024, 4, 30, 12);
const REPORTS = ['a1', 'a2', 'b3'].map((start) => start.padEnd(64, '0'));
const POLICIES = ['rice', 'grain'];
const ITEMS = ['white rice', 'wheat', 'steel'];
const FINDINGS = ['f1', 'f2'];
/** Named by a report, which may be another than their own, and otherwise. */
const CLAIMS = ['c1', 'c2', `${REPORTS[0]!.slice(0, 12)}:f1@rice`, `${REPORTS[2]!.slice(0, 12)}:f1@grain`];
const SCOPES = ['white-rice', 'wheat'].map((asset) => ({
  party: 'anyone',
  action: 'export',
  asset,
  place: 'anywhere',
  purpose: 'any',
}));

const quoteIn = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words };
};

/** Each finding says one of the sentences, under whatever id. */
export function readingOf(report: string, items: readonly string[]): FullReading {
  const text = ITEMS.map((item) => `India banned exports of ${item}.`).join(' ');
  const findings = items.map((item, i): Finding => {
    const bare = bareFinding(quoteIn(text, `banned exports of ${item}`));
    return {
      ...bare,
      id: `f${i + 1}`,
      slots: { ...bare.slots, item: quoteIn(text, item) },
    };
  });
  return {
    report: {
      source: `${report.slice(0, 2)}.txt`,
      mediaType: 'text/plain',
      sha256: report,
      bytes: text.length,
      retrieved: null,
    },
    article: bareArticle(text, [{ kind: 'paragraph', start: 0, end: text.length }]),
    statements: [],
    findings,
    stances: [],
  };
}

/** A policy that knows some of the items. */
export function policyOf(id: string, items: readonly string[]): Policy {
  const root = (node: string, name: string) => [{ id: node, name }];
  return {
    id,
    name: `the ${id} policy`,
    authorities: [{ id: 'IN', name: 'India' }],
    issuers: ['IN'],
    nodes: {
      party: root('anyone', 'anyone'),
      action: [{ id: 'export', name: 'export', words: ['exports'] }],
      asset: [
        { id: 'goods', name: 'goods' },
        ...items.map((item) => ({ id: item.replaceAll(' ', '-'), name: item, within: ['goods'] })),
      ],
      place: root('anywhere', 'anywhere'),
      purpose: root('any', 'any purpose'),
    },
  };
}

export const claimOf = (
  id: string,
  policy: string,
  report: string,
  finding: string,
  scopes: Claim['scopes'],
): Claim => ({
  id,
  policy,
  report,
  finding,
  issuer: 'IN',
  move: 'impose',
  phase: 'in_force',
  scopes,
  constraints: [],
  duty: null,
  from: '2024-05-30',
  until: null,
  announcedOn: null,
  published: '2024-05-30',
  retrieved: null,
  basis: 'third party or outlet',
  channel: 'outlet_voice',
  certainty: 'CT+',
  forIssuer: false,
  flags: [],
  residueOf: null,
  exceptionTo: null,
  limitOf: null,
  origin: report,
  receipt: {
    anchor: { start: 0, end: 5, text: 'India' },
    sentence: { start: 0, end: 5, text: 'India' },
    speaker: 'the report',
    outlet: null,
    headline: null,
  },
});

const by = fc.constantFrom(
  { kind: 'person', name: 'a reviewer' } as const,
  { kind: 'rule', name: 'rule 0' } as const,
);
const anItem = fc.subarray(ITEMS);

const aBody: fc.Arbitrary<EntryBody> = fc.oneof(
  fc.record({
    kind: fc.constant('reading' as const),
    program: fc.constantFrom('proviso 0.1.0', 'proviso 0.2.0'),
    reading: fc
      .tuple(fc.constantFrom(...REPORTS), fc.shuffledSubarray(ITEMS))
      .map(([report, items]) => readingOf(report, items)),
  }),
  fc.record({
    kind: fc.constant('policy' as const),
    policy: fc.tuple(fc.constantFrom(...POLICIES), anItem).map(([id, items]) => policyOf(id, items)),
  }),
  fc.record({
    kind: fc.constant('review' as const),
    report: fc.constantFrom(...REPORTS),
    finding: fc.constantFrom(...FINDINGS, 'f9'),
    decision: fc.constantFrom('accept' as const, 'reject' as const, 'hold' as const),
    by,
    reason: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('claim' as const),
    claim: fc
      .tuple(
        fc.constantFrom(...CLAIMS),
        fc.constantFrom(...POLICIES),
        fc.constantFrom(...REPORTS),
        fc.constantFrom(...FINDINGS),
        fc.subarray(SCOPES, { minLength: 1 }),
      )
      .map(([id, policy, report, finding, scopes]) => claimOf(id, policy, report, finding, scopes)),
  }),
  fc.record({
    kind: fc.constant('retraction' as const),
    claim: fc.constantFrom(...CLAIMS),
    reason: fc.constant('mistaken'),
    published: fc.constant(null),
    by,
  }),
  fc.record({
    kind: fc.constant('check' as const),
    policy: fc.constantFrom(...POLICIES),
    through: fc.constantFrom('2024-05-01', '2024-05-30', '2024-06'),
  }),
);

/** Batches, each with the minutes since the one before. */
const aRecord = fc.array(
  fc.tuple(fc.integer({ min: -2, max: 5 }), fc.array(aBody, { minLength: 1, maxLength: 6 }), fc.boolean()),
  { minLength: 1, maxLength: 6 },
);

/** Everything that the views can be asked, as they were after so many entries. */
async function told({ views }: Store, asOf: number): Promise<unknown> {
  const policies = [...POLICIES, 'steel'];
  const each = <K, V>(keys: readonly K[], of: (key: K) => Promise<V>) => Promise.all(keys.map(of));
  return {
    policies: [...(await views.policies(asOf))],
    ofPolicy: await each(policies, (id) => views.ofPolicy(id, { asOf, readings: true })),
    bare: await each(policies, (id) => views.ofPolicy(id, { asOf })),
    claimOn: await each(
      POLICIES.flatMap((policy) => SCOPES.map((scope) => ({ policy, issuer: 'IN', scope }))),
      async (line) => [await views.claimOn(line, asOf), await views.standingOn(line, asOf)],
    ),
    waiting: await each([undefined, null, ...policies], async (policy) =>
      (await views.waiting(policy, asOf)).sort(),
    ),
  };
}

const SEARCHES: [typed: string, policy: string | null][] = [
  ['india', null],
  ['"exports of wheat"', null],
  ['whi*', 'rice'],
  ['steel india', 'grain'],
  ['copper', null],
  ['"', null],
];

async function toldNow({ views }: Store): Promise<unknown> {
  const minutes = [-9, 0, 1, 3, 7, 30].map((n) => new Date(NOON + n * 60_000).toISOString());
  return {
    overview: await views.overview(),
    ofReports: await Promise.all([[], REPORTS, [REPORTS[1]!, 'no report']].map((r) => views.ofReports(r))),
    reportsFrom: await Promise.all(['', 'a', 'a1', 'b30', 'zz'].map((start) => views.reportsFrom(start, 2))),
    search: await Promise.all(
      SEARCHES.map(async ([typed, policy]) => {
        const asked = { terms: termsIn(typed), kinds: PASSAGE_KINDS, policy, most: 99 };
        return (await views.search(asked)).map((hit) => JSON.stringify(hit)).sort();
      }),
    ),
    claims: await Promise.all(CLAIMS.map((id) => views.claim(id))),
    seqBy: await Promise.all(
      [...minutes, '2024-05-29', '2024-05-30', '2024-05-30T12:01Z'].map((by) => views.seqBy(by)),
    ),
  };
}

export function viewsConform(name: string, fresh: Fresh): void {
  test(`${name}: the views say at every moment what folding says`, async () => {
    await fc.assert(
      fc.asyncProperty(aRecord, async (batches) => {
        const record = fresh();
        const store = record.open();
        const plain = openMemoryStore();
        try {
          let at = NOON;
          let size = 0;
          for (const [minutes, bodies, looks] of batches) {
            at += minutes * 60_000;
            await plain.append(bodies, at);
            await store.append(bodies, at);
            size += bodies.length;
            if (looks) assert.deepEqual(await store.views.overview(), await plain.views.overview());
          }
          for (let asOf = 0; asOf <= size; asOf++)
            assert.deepEqual(await told(store, asOf), await told(plain, asOf), `as of entry ${asOf}`);
          assert.deepEqual(await toldNow(store), await toldNow(plain));
          for await (const fault of store.faults()) assert.fail(JSON.stringify(fault));
          assert.deepEqual(await store.rebuild(), { entries: size, differed: [] });
          assert.deepEqual(await toldNow(store), await toldNow(plain));
          for await (const fault of store.faults()) assert.fail(JSON.stringify(fault));
        } finally {
          await store.close();
          await record.end();
        }
      }),
      { numRuns: 40 },
    );
  });
}
