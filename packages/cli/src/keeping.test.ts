/** One record kept by the command: backed up, restored, rebuilt, searched. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { json, openFolder, proviso } from './testing/command.ts';

const folder = openFolder();
after(folder.remove);
const run = (...args: string[]) => proviso(args, { cwd: folder.path });
const POLICY = fileURLToPath(new URL('../../../samples/policies/rice-exports.json', import.meta.url));
type Head = { size: number; root: string };

test('what there is no record of is not backed up, rebuilt or searched', async () => {
  for (const args of [['backup', 'a.db'], ['rebuild'], ['search', 'rice']]) {
    const { status, err } = await run(...args);
    assert.equal(status, 1, args.join(' '));
    assert.match(err, /^proviso: E_RECORD_MISSING: /);
  }
});

test('a record is backed up, goes on, and is restored beside what it had become', async () => {
  assert.equal((await run('policies', 'add', POLICY)).status, 0);
  const [{ head }] = json<{ head: Head }>((await run('backup', 'copy.db', '--json')).out) as [{ head: Head }];
  assert.equal(head.size, 1);
  assert.match((await run('backup', 'copy.db')).err, /^proviso: E_RECORD_EXISTS: /);

  assert.equal((await run('policies', 'check', 'rice-exports', '--through', '2024-05-30')).status, 0);
  assert.match((await run('restore', 'copy.db')).err, /^proviso: E_RECORD_EXISTS: .*`--replace`/);
  const [restored] = json<{ head: Head; replaced: string }>(
    (await run('restore', 'copy.db', '--replace', '--json')).out,
  );
  assert.deepEqual(restored?.head, head);
  assert.ok(existsSync(folder.at(restored?.replaced ?? '')));
  assert.deepEqual(json<Head>((await run('log', 'head', '--json')).out)[0]?.root, head.root);
});

test('what is no backup is not restored', async () => {
  writeFileSync(folder.at('none.db'), 'no record at all '.repeat(99));
  assert.match((await run('restore', 'none.db', '--replace')).err, /^proviso: E_RECORD_DAMAGED: /);
  assert.match((await run('restore', 'absent.db', '--replace')).err, /^proviso: E_NOT_FOUND: /);
  assert.equal((await run('status')).status, 0);
});

test('views made anew equal what stood', async () => {
  assert.match((await run('rebuild')).out, /^made anew from 1 entry: they equal what stood/);
  assert.deepEqual(json((await run('rebuild', '--json')).out), [{ entries: 1, equal: true, differed: [] }]);
});

const SEARCHES: [name: string, args: string[], status: number, told: RegExp][] = [
  ['words that nothing holds', ['zebra', 'crossing'], 0, /^Nothing on record holds ‹zebra crossing›\./],
  ['signs alone', ['"*'], 2, /^proviso: E_USAGE: .*holds no word/],
  ['nothing at all', [''], 2, /^proviso: E_USAGE: /],
  ['what looks like a command of the index', ['NEAR(a b) OR "'], 0, /^Nothing on record holds/],
  ['a policy that is not there', ['rice', '--policy', 'tea'], 1, /^proviso: E_POLICY_UNKNOWN: /],
  ['a kind that is not there', ['rice', '--in', 'pictures'], 2, /^proviso: E_USAGE: /],
  ['too many', ['rice', '--most', '0'], 2, /^proviso: E_USAGE: /],
];
for (const [name, args, status, told] of SEARCHES) {
  test(`a search for ${name}`, async () => {
    const outcome = await run('search', ...args);
    assert.equal(outcome.status, status);
    assert.match(outcome.out + outcome.err, told);
  });
}
