import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { json, openFolder, proviso } from './testing/command.ts';

const CHECKER = fileURLToPath(new URL('../../../bench/peers/check_receipt.py', import.meta.url));

const folder = openFolder();
const run = (...args: string[]) =>
  proviso(args, { cwd: folder.path, env: { PROVISO_REVIEWER: 'the tests' } });
after(() => folder.remove());

let older = '';

before(async () => {
  writeFileSync(
    folder.at('notice.html'),
    `<!doctype html><html lang="en"><head><title>Notice 12/2024: Export of raw hides prohibited</title>
<meta property="og:site_name" content="Norland Trade Directorate">
<meta property="article:published_time" content="2024-03-01"></head><body><article>
<h1>Notice 12/2024: Export of raw hides prohibited</h1>
<p>Norland has banned exports of raw hides with effect from 4 March 2024, the Norland Trade Directorate said.</p>
</article></body></html>`,
  );
  const [added] = json<{ waiting: string[] }>((await run('add', '--json', 'notice.html')).out);
  older = (await run('log')).out.trim();
  const ref = added!.waiting[0]!;
  await run('policies', 'new', '--from', ref, '--id', 'hides', '--name', 'Exports of hides');
  await run('review', 'accept', ref);
});

test('the head is one line to write down', async () => {
  assert.match(older, /^1:[0-9a-f]{64}$/);
  const { out } = await run('log', 'head', '--json');
  assert.deepEqual(Object.keys(json<object>(out)[0]!), ['size', 'root', 'recorded']);
});

test('a receipt is written beside the answer, and holds where there is no record', async () => {
  const asked = await run('ask', '--at', '2024-04-01', '--receipt', 'r.json');
  assert.equal(asked.status, 0, asked.err);
  assert.match(asked.out, /Receipt: r\.json/);
  const head = (await run('log')).out.trim();
  const elsewhere = openFolder();
  try {
    writeFileSync(elsewhere.at('r.json'), readFileSync(folder.at('r.json')));
    const { status, out, err } = await proviso(['verify', 'r.json', '--head', head], { cwd: elsewhere.path });
    assert.equal(status, 0, err);
    assert.match(out, /^r\.json holds\nExports of hides: all of it; on 1 April 2024\n/);
    assert.match(out, /decided again from its 1 claim: the same/);
    assert.match(out, /the same as the one given/);
    assert.match(out, /DOES NOT PROVE\n {2}That nothing else was on record/);
  } finally {
    elsewhere.remove();
  }
});

test('a receipt is printed for programs too', async () => {
  const [answers] = json<{ receipt: { file: string } }>(
    (await run('ask', '--at', '2024-04-01', '--receipt', 'p.json', '--json')).out,
  );
  assert.equal(answers!.receipt.file, 'p.json');
  const [verified] = json<object>((await run('verify', 'p.json', '--json')).out);
  assert.deepEqual(verified, {
    file: 'p.json',
    holds: true,
    kind: 'receipt',
    compared: 'not compared',
    decidedAgain: true,
    faults: [],
  });
});

const python = spawnSync('python3', ['--version']).status === 0;
test('a checker in another language, which shares nothing with this one, comes to the same', {
  skip: python ? false : 'there is no python3 on this machine',
}, async () => {
  await run('ask', '--at', '2024-04-01', '--receipt', 'r.json');
  const check = (file: string) =>
    spawnSync('python3', [CHECKER, folder.at(file), head], { encoding: 'utf8' });
  const head = (await run('log')).out.trim();
  assert.equal(check('r.json').stdout, `3 entries stand in the log ${head}\n`);
  const text = readFileSync(folder.at('r.json'), 'utf8');
  writeFileSync(folder.at('other.json'), text.replaceAll('raw hides', 'raw hider'));
  assert.match(check('other.json').stderr, /^not in the log of 4 entries: \[/);
});

test('an older head is linked by the log’s own proof', async () => {
  await run('ask', '--at', '2024-04-01', '--receipt', 'r.json');
  const bare = await run('verify', 'r.json', '--head', older);
  assert.equal(bare.status, 1);
  assert.match(bare.out, /proviso log consistency 1 \d/);
  writeFileSync(folder.at('growth.json'), (await run('log', 'consistency', '1', '--json')).out);
  const linked = await run('verify', 'r.json', '--head', older, '--consistency', 'growth.json');
  assert.equal(linked.status, 0, linked.err);
  assert.match(linked.out, /linked by a proof to the one given/);
  assert.match((await run('verify', 'growth.json')).out, /begins with all of the older/);
});

test('the proof of an entry holds by itself', async () => {
  assert.match((await run('log', 'prove', '1')).out, /^entry {3}1, a reading, taken in 2/);
  writeFileSync(folder.at('entry.json'), (await run('log', 'prove', '2', '--json')).out);
  const { status, out } = await run('verify', 'entry.json');
  assert.equal(status, 0);
  assert.match(out, /^entry\.json holds\n {2}entry {4}2, a policy/);
});

test('a receipt that was changed does not hold: the place is told, and nothing of its answer is', async () => {
  await run('ask', '--at', '2024-04-01', '--receipt', 'r.json');
  const changed = readFileSync(folder.at('r.json'), 'utf8').replace(
    '"from": "2024-03-04"',
    '"from": "2024-03-05"',
  );
  writeFileSync(folder.at('changed.json'), changed);
  const { status, out, err } = await run('verify', 'changed.json');
  assert.equal(status, 1);
  assert.match(err, /^proviso: E_NOT_PROVEN: `changed\.json` does not hold, at `\//);
  assert.match(out, /^changed\.json does not hold\n {2}\/(?:answers|entries)\//);
  assert.doesNotMatch(out, /IN OFFICIAL TEXT/);
});

test('the whole record is checked, also against a head that was written down', async () => {
  const { status, out, err } = await run('verify');
  assert.equal(status, 0, err);
  assert.match(out, /^\.proviso\/record\.db holds\n {2}entries {2}4, the last taken in 2/);
  assert.match(out, /Not compared with an earlier head/);
  assert.match((await run('verify', '--head', older)).out, /begins with the log whose head was given/);
  const forged = await run('verify', '--head', `1:${'0'.repeat(64)}`, '--json');
  assert.equal(forged.status, 1);
  assert.match(forged.err, /^proviso: E_RECORD_DAMAGED: .*1 fault;/);
  const [fault, told] = json<{ place?: string; holds?: boolean }>(forged.out);
  assert.equal(fault?.place, 'the log');
  assert.equal(told?.holds, false);
});

test('a dossier of the record and one of a receipt hold where there is no record', async () => {
  await run('ask', '--at', '2024-04-01', '--receipt', 'r.json');
  const asked = await run('dossier', 'hides', '--at', '2024-04-01', '--out', 'd.html');
  assert.equal(asked.status, 0, asked.err);
  const given = await run('dossier', 'r.json');
  assert.equal(given.status, 0, given.err);
  const elsewhere = openFolder();
  try {
    writeFileSync(elsewhere.at('d.html'), readFileSync(folder.at('d.html')));
    writeFileSync(elsewhere.at('r.html'), given.out);
    for (const file of ['d.html', 'r.html']) {
      const { status, out, err } = await proviso(['verify', file], { cwd: elsewhere.path });
      assert.equal(status, 0, err);
      assert.match(out, /html holds\nExports of hides: all of it; on 1 April 2024\n/);
      assert.match(out, /Drawn again from its entries: the same to the byte/);
      const peer = spawnSync('python3', [CHECKER, elsewhere.at(file)], { encoding: 'utf8' });
      if (python) assert.equal(peer.status, 0, peer.stderr);
    }
    const changed = given.out.replace('Norland Trade Directorate', 'Norland Trade Ministry');
    writeFileSync(elsewhere.at('r.html'), changed);
    const { status, out } = await proviso(['verify', 'r.html', '--json'], { cwd: elsewhere.path });
    assert.equal(status, 1);
    assert.match(out, /"holds":false,"kind":"receipt".*"place":"\/page"/);
  } finally {
    elsewhere.remove();
  }
});

test('a dossier is not made of a receipt that does not hold, nor of one that is asked more', async () => {
  const receipt = JSON.parse(readFileSync(folder.at('r.json'), 'utf8'));
  writeFileSync(folder.at('bad.json'), JSON.stringify({ ...receipt, program: 'another' }));
  assert.match((await run('dossier', 'bad.json')).err, /E_NOT_PROVEN/);
  assert.match((await run('dossier', 'r.json', '--place', 'Kenya')).err, /E_USAGE/);
});
