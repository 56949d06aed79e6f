import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Answers, Policy } from '@proviso/core/vocabulary';
import { json, lines, openFolder, proviso } from './testing/command.ts';

/** One record, in the order in which a person would come to it. */
const folder = openFolder();
const run = (...args: string[]) =>
  proviso(args, { cwd: folder.path, env: { PROVISO_REVIEWER: 'the tests' } });

before(() => {
  writeFileSync(
    folder.at('notice.html'),
    `<!doctype html><html lang="en"><head><title>Notice 12/2024: Export of raw hides prohibited</title>
<meta property="og:site_name" content="Norland Trade Directorate">
<meta property="article:published_time" content="2024-03-01"></head><body><article>
<h1>Notice 12/2024: Export of raw hides prohibited</h1>
<p>Norland has banned exports of raw hides with effect from 4 March 2024, the Norland Trade Directorate said.</p>
</article></body></html>`,
  );
  writeFileSync(folder.at('broken.json'), '{"id": ');
  writeFileSync(folder.at('hides.json'), '{"id": "hides"}');
  writeFileSync(folder.at('empty.txt'), '');
});
after(() => folder.remove());

let ref = '';

test('without a record every command says how to make one', async () => {
  for (const command of ['status', 'ask', 'timeline', 'review', 'policies', 'export', 'serve']) {
    const { status, err } = await run(command);
    assert.equal(status, 1, command);
    assert.match(err, /^proviso: E_RECORD_MISSING: .*proviso add/, command);
  }
  assert.equal(existsSync(folder.at('.proviso')), false);
});

test('a report is added with its findings, and one that cannot be read does not keep it out', async () => {
  const { status, out, err } = await run('add', '--json', 'empty.txt', 'notice.html');
  assert.equal(status, 1);
  assert.match(err, /^proviso: E_EMPTY: /);
  const [failed, added] = json<{ error?: object; waiting?: string[]; known?: boolean }>(out);
  assert.ok(failed!.error);
  assert.equal(added!.known, false);
  assert.ok(added!.waiting!.length > 0);
  ref = added!.waiting![0]!;
});

test('the same report again adds nothing', async () => {
  const [added] = json<{ known: boolean }>((await run('add', '--json', 'notice.html')).out);
  assert.equal(added!.known, true);
});

test('what waits is listed with the reference to decide it by', async () => {
  const { status, out } = await run('review');
  assert.equal(status, 0);
  assert.match(out, new RegExp(ref.slice(0, 8)));
  assert.match(out, /no policy yet/);
  assert.deepEqual(
    json<{ ref: string }>((await run('review', '--json')).out)
      .map((finding) => finding.ref)
      .includes(ref),
    true,
  );
});

test('a policy is made from a finding, with no JSON to write', async () => {
  const { status, out } = await run(
    'policies',
    'new',
    '--from',
    ref,
    '--id',
    'hides',
    '--name',
    'Exports of hides',
    '--json',
  );
  assert.equal(status, 0);
  assert.equal(json<Policy>(out)[0]!.id, 'hides');
});

test('a finding that is accepted becomes a claim of the policy it fits', async () => {
  const { status, out } = await run(
    'review',
    'accept',
    `${ref.slice(0, 8)}${ref.slice(ref.lastIndexOf(':'))}`,
  );
  assert.equal(status, 0);
  assert.match(out, /a claim on hides/);
});

test('the answers stand side by side, each with basis and reasons', async () => {
  const { status, out } = await run('ask', '--at', '2024-04-01', '--json');
  assert.equal(status, 0);
  const [answers] = json<Answers>(out);
  assert.deepEqual(Object.keys(answers!), [
    'question',
    'officialText',
    'asReported',
    'checkedThrough',
    'suggestions',
  ]);
  assert.equal(answers!.question.policy, 'hides');
  const said = (await run('ask', '--at', '2024-04-01')).out;
  assert.match(said, /IN OFFICIAL TEXT[\s\S]*AS REPORTED[\s\S]*Checked through[\s\S]*Not legal advice/);
});

test('before the report was published nothing was on record', async () => {
  const [answers] = json<Answers>(
    (await run('ask', '--at', '2024-04-01', '--as-published-by', '2024-02-29', '--json')).out,
  );
  assert.equal(answers!.asReported.outcome, 'undetermined');
});

test('status, timeline, bulletin, diff and export tell the same policy', async () => {
  assert.match((await run('status')).out, /Exports of hides {2}\(hides\)/);
  assert.match((await run('timeline')).out, /Exports of hides\n/);
  const bulletin = (await run('bulletin', '--url', 'https://desk.example/')).out;
  assert.match(bulletin, /^# .*hides/);
  assert.match(bulletin, /\(entry \[\d+\]\(https:\/\/desk\.example\/e\/\d+\)\)/);
  const diff = (await run('diff', '--from', '2024-02-01', '--to', '2024-04-01')).out;
  assert.match(diff, /changed[\s\S]*was[\s\S]*is[\s\S]*because/);
  const [tracker] = json<{ schema: string }>((await run('export')).out);
  assert.equal(tracker!.schema, 'proviso/tracker/1');
  assert.match(lines((await run('export', '--format', 'csv')).out)[0]!, /^"claim","policy"/);
});

test('a rejected finding takes its claims back, and says why', async () => {
  const refused = await run('review', 'reject', ref);
  assert.equal(refused.status, 2);
  assert.match(refused.err, /^proviso: E_USAGE: .*--reason/);
  assert.equal((await run('review', 'reject', ref, '--reason', 'a test')).status, 0);
  const [answers] = json<Answers>((await run('ask', '--at', '2024-04-01', '--json')).out);
  assert.equal(answers!.asReported.outcome, 'undetermined');
});

const failing: [what: string, args: string[], status: number, code: string][] = [
  ['an unknown policy', ['ask', 'nothing'], 1, 'E_POLICY_UNKNOWN'],
  ['an unknown name', ['ask', '--place', 'Atlantis'], 1, 'E_NAME_UNKNOWN'],
  ['a date that is none', ['ask', '--at', 'soon'], 2, 'E_DATE'],
  ['a fact that is none', ['ask', '--fact', 'dear'], 2, 'E_USAGE'],
  ['a receipt of a what-if', ['ask', '--receipt', 'r.json', '--with-suggestions'], 2, 'E_USAGE'],
  ['a receipt in no folder', ['ask', '--receipt', 'none/r.json'], 2, 'E_USAGE'],
  ['an entry that is not there', ['log', 'prove', '9999'], 1, 'E_ENTRY_UNKNOWN'],
  ['a log that is no number', ['log', 'consistency', 'old'], 2, 'E_USAGE'],
  ['a log that shrank', ['log', 'consistency', '3', '2'], 2, 'E_USAGE'],
  ['a proof that is no JSON', ['verify', 'broken.json'], 1, 'E_PROOF_INVALID'],
  ['a head that is none', ['verify', 'hides.json', '--head', '3'], 2, 'E_USAGE'],
  ['a link to no head', ['verify', 'hides.json', '--consistency', 'hides.json'], 2, 'E_USAGE'],
  ['a policy for a receipt', ['verify', 'hides.json'], 1, 'E_NOT_PROVEN'],
  ['an unknown finding', ['review', 'accept', 'abcd:f1'], 1, 'E_REPORT_UNKNOWN'],
  ['a policy file that is no JSON', ['policies', 'add', 'broken.json'], 1, 'E_POLICY_INVALID'],
  ['a policy file that is not there', ['policies', 'add', 'none.json'], 1, 'E_NOT_FOUND'],
  ['a policy id that is taken', ['policies', 'new', '--from', 'REF', '--id', 'hides'], 1, 'E_POLICY_EXISTS'],
  ['a port that is none', ['serve', '--port', 'http'], 2, 'E_USAGE'],
  [
    'a folder that cannot be made',
    ['add', '--record', 'notice.html/record.db', 'notice.html'],
    1,
    'E_RECORD_MISSING',
  ],
];
for (const [what, args, status, code] of failing) {
  test(`${what}: ${code}`, async () => {
    const told = args.map((arg) => (arg === 'REF' ? ref : arg));
    const plain = await run(...told);
    assert.equal(plain.status, status);
    assert.match(plain.err, new RegExp(`^proviso: ${code}: `));
    const forPrograms = await run(...told, '--json');
    assert.ok(forPrograms.out.includes(`"code":"${code}"`), forPrograms.out);
  });
}

test('the record may be named by an option, before or after the command, or by the environment', async () => {
  const elsewhere = folder.at('other.db');
  assert.equal((await run('add', '--record', elsewhere, 'notice.html')).status, 0);
  for (const args of [
    ['--record', elsewhere, 'review', '--json'],
    ['review', '--json', '--record', elsewhere],
    ['review', 'list', '--json', '--record', elsewhere],
  ])
    assert.ok(json((await run(...args)).out).length > 0, args.join(' '));
  const env = { PROVISO_RECORD: elsewhere };
  assert.ok(json((await proviso(['review', '--json'], { cwd: folder.path, env })).out).length > 0);
});
