/** A tracker's rows on record: what they make, what they leave, and what the tracker knew against what held. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MAPPINGS, type Row } from '@proviso/core/exchange';
import { panelCsv } from '@proviso/core/publishing';
import type { ProvisoError } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { openMemoryStore } from '@proviso/store';
import { rowsOf } from '@proviso/tables';
import checked from '../../../spec/exchange/checked-faults.json' with { type: 'json' };
import spec from '../../../spec/exchange/faults.json' with { type: 'json' };
import { type Desk, type FolderPiece, openDesk } from './index.ts';

const openEmpty = (): Desk =>
  openDesk({
    store: openMemoryStore(),
    analyse: async () => ({ tokens: [], sentences: [], entities: [], quotations: [], proposals: [] }),
    gazetteer,
    now: () => Date.UTC(2024, 0, 1),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });

const FERRIES: readonly Record<string, string>[] = [
  { target_province: 'North', target_country: 'Norland' },
  {
    record_id: 'R2',
    entry_type: 'update',
    update_type: 'End of Policy',
    date_end: '2020-04-02',
    target_province: 'North',
    target_country: 'Norland',
    recorded_date: '2021-01-09T10:00:00Z',
    description: 'Ferries are closed. UPDATE: Ferries to the north will resume on 2 April.',
  },
];
const rowsFrom = (given: readonly Record<string, string>[]) =>
  async function* rows(): AsyncGenerator<Row> {
    for (const [i, cells] of given.entries()) yield { line: i + 2, cells: { ...spec.rest, ...cells } };
  };

const POLICY = 'nx-internal-border-restrictions';
const outcome = async (desk: Desk, words: Parameters<Desk['question']>[1], policy = POLICY) =>
  (await desk.ask(await desk.question(policy, words))).asReported.outcome;

test('rows become claims under a policy made for them, in the tracker’s word', async () => {
  const desk = openEmpty();
  const imported = await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  assert.deepEqual(
    { ...imported, faults: imported.faults.length },
    { rows: 2, added: 2, known: 0, accepted: 2, unfit: 0, policies: [POLICY], faults: 0 },
  );
  const { claims } = await desk.ledger();
  assert.deepEqual(
    claims.map(({ move, basis, published, receipt }) => [move, basis, published, receipt.outlet]),
    [
      ['impose', 'third party or outlet', '2020-05-02T09:00:00Z', 'CoronaNet Research Project'],
      ['lift', 'third party or outlet', '2021-01-09T10:00:00Z', 'CoronaNet Research Project'],
    ],
  );
});

test('what the tracker knew on a day is not what held on it', async () => {
  const desk = openEmpty();
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  const asked = { asset: 'measure P1', place: 'North', at: '2020-04-10' };
  assert.equal(await outcome(desk, asked), 'permitted');
  assert.equal(await outcome(desk, { ...asked, asPublishedBy: '2020-06-01' }), 'prohibited');
  assert.equal(await outcome(desk, { ...asked, asPublishedBy: '2020-05-01' }), 'undetermined');
});

test('a panel says of every day what the question of that day is answered', async () => {
  const desk = openEmpty();
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  const ledger = await desk.ledger();
  const span = { from: '2020-03-10', to: '2020-04-20', publishedBy: null };
  const [names, ...lines] = [...panelCsv(ledger, ledger.policies.get(POLICY)!, span)].map((line) =>
    JSON.parse(`[${line.trimEnd()}]`),
  );
  const cell = (line: string[], name: string) => line[names.indexOf(name)]!;
  assert.equal(lines.length, 42);
  for (const line of lines) {
    const asked = { asset: cell(line, 'asset'), place: cell(line, 'place'), at: cell(line, 'day') };
    assert.equal(cell(line, 'as_reported'), await outcome(desk, asked), asked.at);
  }
  assert.deepEqual(
    [...new Map(lines.map((line) => [cell(line, 'since'), cell(line, 'as_reported')]))],
    [
      ['2020-03-10', 'undetermined'],
      ['2020-03-14', 'prohibited'],
      ['2020-04-02', 'permitted'],
    ],
  );
});

test('the same rows again add nothing', async () => {
  const desk = openEmpty();
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  const again = await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  assert.equal(again.added, 0);
  assert.equal(again.known, 2);
});

test('without being told to accept, rows wait for review; asked for faults alone, nothing is added', async () => {
  const desk = openEmpty();
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: false, faultsOnly: true });
  assert.equal((await desk.ledger()).readings.size, 0);
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: false });
  assert.equal((await desk.suggestions()).length, 2);
  assert.equal((await desk.ledger()).claims.length, 0);
});

test('a change whose direction is not coded is left to a person', async () => {
  const desk = openEmpty();
  const rows = [...FERRIES, { record_id: 'R3', entry_type: 'update', update_type: 'Change of Policy' }];
  const imported = await desk.importRows(rowsFrom(rows), MAPPINGS.coronanet, { accept: true });
  assert.equal(imported.accepted, 2);
  assert.equal((await desk.suggestions()).length, 1);
});

test('a mapping that breaks its form, or is for another table, is told with the place', async () => {
  const desk = openEmpty();
  const fails = (mapping: unknown, message: RegExp, rows = rowsFrom(FERRIES)) =>
    assert.rejects(desk.importRows(rows, mapping, { accept: true }), (error: ProvisoError) => {
      assert.match(error.message, message);
      return true;
    });
  await fails({ schema: 'proviso/mapping/1' }, /at `tracker`/);
  await fails(
    { ...(MAPPINGS.coronanet as object), moves: [{ when: {}, move: 'ban' }] },
    /at `moves\.0\.move`/,
  );
  await fails(MAPPINGS.coronanet, /no rows/, rowsFrom([]));
  await fails(
    MAPPINGS.coronanet,
    /no column `record_id`, `description`, `recorded_date`/,
    async function* () {
      yield { line: 2, cells: { title: 'a ban' } };
    },
  );
});

test('a record given out as a folder, taken in and given out again, is the same folder', async () => {
  const desk = openEmpty();
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  const [claim] = (await desk.ledger()).claims;
  await desk.retract(claim!.id, 'coded twice', { kind: 'person', name: 'the tests' });
  await desk.check(POLICY, '2021-02');
  const given = await filesOf(desk.folder());
  const other = openEmpty();
  await other.takeFolder(folderFrom(given));
  assert.deepEqual(await filesOf(other.folder()), given);
  assert.deepEqual(
    (await other.ledger()).claims.map(({ id, retracted }) => [id, retracted?.reason]),
    (await desk.ledger()).claims.map(({ id, retracted }) => [id, retracted?.reason]),
  );
});

test('a folder that was tampered with, or meant for an empty record, is not taken', async () => {
  const desk = openEmpty();
  await desk.importRows(rowsFrom(FERRIES), MAPPINGS.coronanet, { accept: true });
  const given = await filesOf(desk.folder());
  const code = (change: (files: Map<string, Uint8Array>) => void, into = openEmpty()) => {
    const files = new Map(given);
    change(files);
    return into.takeFolder(folderFrom(files)).then(
      () => 'taken',
      (error: ProvisoError) => error.code,
    );
  };
  const bytes = [...given.keys()].find((path) => path.endsWith('/report'))!;
  assert.equal(await code((files) => files.set(bytes, new Uint8Array([1]))), 'E_FOLDER_INVALID');
  assert.equal(await code((files) => files.delete(bytes)), 'E_FOLDER_INVALID');
  assert.equal(await code((files) => files.set('checks.jsonl', utf8('{"order": 1}'))), 'E_FOLDER_INVALID');
  assert.equal(await code(() => undefined, desk), 'E_USAGE');
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function filesOf(pieces: AsyncIterable<FolderPiece>): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const piece of pieces) {
    const before = files.get(piece.path) ?? new Uint8Array();
    const more = 'bytes' in piece ? piece.bytes : utf8(piece.text);
    files.set(piece.path, Uint8Array.from([...before, ...more]));
  }
  return files;
}

const folderFrom = (files: ReadonlyMap<string, Uint8Array>) => ({
  async *files() {
    for (const [path, held] of files)
      if (/\.jsonl?$/.test(path)) yield { path, text: new TextDecoder().decode(held) };
  },
  bytesOf: async (path: string) => files.get(path) ?? null,
});

const CORONANET = fileURLToPath(new URL('../../../../shared/data/coronanet', import.meta.url));
const skip = existsSync(CORONANET) ? false : '../shared/data/coronanet is not here';

test('CoronaNet’s Kenya, asked what it knew on 1 June 2020 and what held then', { skip }, async () => {
  const desk = openEmpty();
  const rows = () => rowsOf(`${CORONANET}/kenya.csv.gz`);
  const imported = await desk.importRows(rows, MAPPINGS.coronanet, { accept: true });
  assert.equal(imported.unfit, 0);
  assert.equal(imported.added + imported.known, imported.rows);
  const policy = 'ke-external-border-restrictions';
  const { claims } = await desk.ledger();
  const late = claims.filter(
    (claim) =>
      claim.policy === policy &&
      claim.move === 'impose' &&
      claim.from !== null &&
      claim.from < '2020-06-01' &&
      (claim.until ?? '2021') > '2020-06-02' &&
      claim.published! > '2020-06-02',
  );
  assert.ok(late.length > 0, 'rows that held then and were recorded later');
  const question = { at: '2020-06-01', asset: late[0]!.scopes[0]!.asset };
  assert.equal(await outcome(desk, { ...question, asPublishedBy: '2020-06-01' }, policy), 'undetermined');
  assert.notEqual(await outcome(desk, question, policy), 'undetermined');
});

test('the faults of CoronaNet that were read by hand are found', { skip }, async () => {
  const found = new Set<string>();
  const files = new Set(Object.values(checked.kinds).flatMap((rows) => rows.map(([file]) => String(file))));
  for (const file of files) {
    const rows = () => rowsOf(`${CORONANET}/${file}.csv.gz`);
    const options = { accept: false, faultsOnly: true };
    const { faults } = await openEmpty().importRows(rows, MAPPINGS.coronanet, options);
    for (const { kind, id } of faults) found.add(`${kind} ${file} ${id}`);
  }
  const right = Object.entries(checked.kinds).flatMap(([kind, rows]) =>
    rows.filter(([, , isFault]) => isFault).map(([file, id]) => `${kind} ${file} ${id}`),
  );
  assert.deepEqual(
    right.filter((fault) => !found.has(fault)),
    [],
  );
});
