/**
 * The samples, loaded and reviewed as `npm start` does → the answers that `samples/questions.json` expects. A row names
 * the parts of each answer by the nodes on which they differ; one part alone is its outcome.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { verifyFile } from '@proviso/core/publishing';
import { type Answer, AXES, type Constraint, type Part } from '@proviso/core/vocabulary';
import { type AskedWords, openDesk } from '@proviso/desk';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { places } from '@proviso/places';
import { openMemoryStore } from '@proviso/store';

type Row = {
  case: string;
  why: string;
  policy: string;
  ask: AskedWords;
  officialText: string[];
  asReported: string[];
};

const SAMPLES = new URL('../samples/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, SAMPLES), 'utf8'));
const rows = json('questions.json') as Row[];

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const desk = openDesk({
  store: openMemoryStore(),
  analyse: createAnalyser(gazetteer),
  gazetteer,
  places,
  now: () => Date.UTC(2026, 10, 24),
  sha256,
});
for (const file of readdirSync(new URL('policies/', SAMPLES)).sort())
  await desk.addPolicy(json(`policies/${file}`));
const unread: string[] = [];
for (const name of ['rice', 'weapons'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, SAMPLES))
    .sort()
    .map((file) => `${folder}/${file}`),
)) {
  const load = async () => ({ bytes: new Uint8Array(readFileSync(new URL(name, SAMPLES))), retrieved: null });
  const options = { accept: false, by: { kind: 'rule', name: 'samples' } } as const;
  for await (const added of desk.add({ name, load }, options)) if ('error' in added) unread.push(name);
}
const reviews = await desk.loadReviews(json('reviews.json'));

test('every sample can be read', () => assert.deepEqual(unread, []));

test('every review of the samples finds its finding', () => assert.deepEqual(reviews.unmatched, []));

for (const row of rows)
  test(`samples, ${row.case}: ${row.why}`, async () => {
    const answers = await desk.ask(await desk.question(row.policy, row.ask));
    assert.deepEqual(
      { officialText: partsOf(answers.officialText), asReported: partsOf(answers.asReported) },
      { officialText: row.officialText, asReported: row.asReported },
    );
  });

test('the receipt of every answer holds, from its file alone', async () => {
  for (const row of rows) {
    const question = await desk.question(row.policy, row.ask);
    const file = JSON.stringify(await desk.receipt(question));
    const verified = verifyFile(JSON.parse(file), sha256);
    assert.deepEqual(verified.faults, [], row.case);
    assert.ok(verified.kind === 'receipt' && verified.decidedAgain);
  }
});

test('the whole record of the samples holds', async () => {
  const faults = [];
  for await (const fault of desk.verify()) faults.push(fault);
  assert.deepEqual(faults, []);
});

function partsOf({ outcome, parts }: Answer): string[] {
  return parts ? parts.map((part) => sayPart(part, parts)).sort() : [outcome];
}

/** `permitted: place BT, MU, SG` */
function sayPart(part: Part, all: readonly Part[]): string {
  const differing = AXES.filter((axis) => new Set(all.map((other) => sayAxis(other, axis))).size > 1);
  const told = [...differing.map((axis) => `${axis} ${sayAxis(part, axis)}`), ...part.facts.map(sayFact)];
  return `${part.outcome}: ${told.join('; ')}`;
}

function sayAxis({ scope, excluded }: Part, axis: (typeof AXES)[number]): string {
  const except = [...(excluded[axis] ?? [])].sort().join(', ');
  const within = [...scope[axis]].sort().join(', ');
  return except === '' ? within : `${within} except ${except}`;
}

const sayFact = ({ fact, from, to }: Constraint): string =>
  [
    ...(from ? [`${fact} >= ${from.value} ${from.unit}`] : []),
    ...(to ? [`${fact} < ${to.value} ${to.unit}`] : []),
  ].join('; ');
