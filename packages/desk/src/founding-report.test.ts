import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Answer, type CautionCode, type Outcome, wasRead } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { openMemoryStore } from '@proviso/store';
import { type AskedWords, type Desk, openDesk } from './index.ts';

/** The report that the project began with; it is no part of the repository. */
const folder = new URL('../../../../shared/seed/', import.meta.url);
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined;
const skip = file === undefined ? 'the founding report is not there: ../shared/seed' : false;

async function deskWithReport(): Promise<{ desk: Desk; policy: string }> {
  const desk = openDesk({
    store: openMemoryStore(),
    analyse: createAnalyser(gazetteer),
    gazetteer,
    now: () => Date.UTC(2026, 10, 24),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
  const source = {
    name: file!,
    load: async () => ({ bytes: new Uint8Array(readFileSync(new URL(file!, folder))), retrieved: null }),
  };
  const options = {
    hints: { published: '2024-05-30' },
    accept: true,
    by: { kind: 'person', name: 'a tester' },
  } as const;
  let ease: string | undefined;
  for await (const added of desk.add(source, options)) {
    assert.ok('reading' in added, 'error' in added ? added.error.message : '');
    const { report, findings } = added.reading;
    const found = findings.find((f) => f.move === 'ease' && f.phase === 'in_force');
    assert.equal(found?.channel, 'anonymous_official', 'the ease is told by unnamed officials');
    ease = found && `${report.sha256}:${found.id}`;
  }
  assert.ok(ease, 'no ease in force was found in the report');
  return { desk, policy: (await desk.newPolicyFrom(ease)).id };
}

const DEFENCE = 'the defence of the Kharkiv region';
type Row = [number: number, what: string, words: AskedWords, outcome: Outcome, cautions: CautionCode[]];
const ROWS: Row[] = [
  [
    17,
    'defence of the region, weapons except long-range missiles',
    { asset: 'weapons,!long-range missiles', purpose: DEFENCE },
    'permitted',
    ['limit-told-by-others'],
  ],
  [18, 'offensive use inside Russia', { purpose: 'offensive use', place: 'Russia' }, 'prohibited', []],
  [
    19,
    'long-range missiles, defence of the region',
    { asset: 'long-range missiles', purpose: DEFENCE },
    'undetermined',
    [],
  ],
  [
    20,
    'anything else on Russian territory',
    { place: 'Russian territory', purpose: `!${DEFENCE},!offensive use` },
    'prohibited',
    ['presupposed', 'start-not-told'],
  ],
];

const all = (answer: Answer) => [answer, ...(answer.parts ?? [])];

for (const [number, what, words, outcome, cautions] of ROWS) {
  test(`case ${number}, ${what}: ${outcome} as reported, undetermined in official text`, {
    skip,
  }, async () => {
    const { desk, policy } = await deskWithReport();
    const question = await desk.question(policy, { ...words, at: '2024-06-01' });
    const { asReported, officialText, checkedThrough } = await desk.ask(question);
    assert.equal(asReported.outcome, outcome, JSON.stringify(asReported, null, 1));
    assert.equal(officialText.outcome, 'undetermined');
    assert.equal(checkedThrough, '2024-05-30');
    const told = all(asReported).flatMap((answer) => answer.cautions.map((caution) => caution.code));
    for (const caution of cautions) assert.ok(told.includes(caution), `${caution} among ${told.join(', ')}`);
    if (outcome !== 'undetermined') {
      const supports = asReported.reasons.filter((reason) => reason.decided).flatMap((r) => r.supports);
      assert.ok(supports.length > 0, 'nobody is named who says so');
      for (const support of supports) assert.ok(support.words !== '' && support.speaker !== '');
    }
  });
}

for (const [number, what, words] of ROWS) {
  test(`case ${number}, ${what}: nothing on record as published by the day before`, { skip }, async () => {
    const { desk, policy } = await deskWithReport();
    const question = await desk.question(policy, { ...words, at: '2024-06-01', asPublishedBy: '2024-05-29' });
    const { asReported, officialText } = await desk.ask(question);
    for (const answer of [asReported, officialText]) {
      assert.equal(answer.outcome, 'undetermined');
      assert.deepEqual(answer.reasons, []);
    }
  });
}

test('the same report again adds nothing', { skip }, async () => {
  const { desk } = await deskWithReport();
  const before = await desk.ledger();
  const source = {
    name: 'again.txt',
    load: async () => ({ bytes: new Uint8Array(readFileSync(new URL(file!, folder))), retrieved: null }),
  };
  for await (const added of desk.add(source, { accept: true, by: { kind: 'person', name: 'a tester' } }))
    assert.ok('known' in added && added.known);
  assert.deepEqual(await desk.ledger(), before);
});

test('reading it without a record gives one report', { skip }, async () => {
  const { desk } = await deskWithReport();
  const source = {
    name: file!,
    load: async () => ({ bytes: new Uint8Array(readFileSync(new URL(file!, folder))), retrieved: null }),
  };
  const results = [];
  for await (const result of desk.read(source, { until: 'article' })) results.push(result);
  assert.equal(results.length, 1);
  assert.ok(wasRead(results[0]!) && results[0].findings === undefined);
});
