import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { ReadResult } from '@proviso/core/vocabulary';
import { json, lines, openFolder, proviso } from './testing/command.ts';

const folder = openFolder();
const run = (args: string[], stdin?: string) =>
  proviso(args, { cwd: folder.path, ...(stdin === undefined ? {} : { stdin }) });

const GOOD =
  'Norland lifts ban on timber exports\n\nNorland has lifted a ban on exports of timber, officials said.\n';

before(() => {
  writeFileSync(folder.at('good.txt'), GOOD);
  writeFileSync(folder.at('empty.txt'), '');
  writeFileSync(folder.at('blank.txt'), ' \n\n ');
  writeFileSync(folder.at('picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]));
  writeFileSync(folder.at('noise.txt'), Buffer.alloc(4096));
  mkdirSync(folder.at('folder'));
  writeFileSync(folder.at('large.html'), '');
  truncateSync(folder.at('large.html'), 100 * 1024 * 1024);
  writeFileSync(folder.at('deep.html'), `<p>Norland lifts a ban.${'<div>'.repeat(100_000)}`);
  writeFileSync(
    folder.at('cut.html'),
    '<html><body><p>Norland has lifted a ban on exports of timber.</p><p>The next day <a hre',
  );
  writeFileSync(
    folder.at('charset.html'),
    Buffer.from('<meta charset="utf-8"><p>Norland a lev\xe9 une interdiction sur le bois.</p>', 'latin1'),
  );
  writeFileSync(
    folder.at('unknown-charset.html'),
    '<meta charset="klingon"><p>Norland has lifted a ban on timber.</p>',
  );
  writeFileSync(folder.at('data.json'), '{"a": 1}');
});
after(() => folder.remove());

const failing: [file: string, code: string][] = [
  ['empty.txt', 'E_EMPTY'],
  ['blank.txt', 'E_EMPTY'],
  ['picture.png', 'E_BINARY'],
  ['noise.txt', 'E_BINARY'],
  ['missing.txt', 'E_NOT_FOUND'],
  ['good.txt/inside', 'E_NOT_FOUND'],
  ['folder', 'E_IS_DIRECTORY'],
  ['large.html', 'E_TOO_LARGE'],
  ['http://127.0.0.1:9/', 'E_FETCH_REFUSED'],
];

for (const [file, code] of failing) {
  test(`${file}: ${code}, named on standard error, and the file after it is read`, async () => {
    const { status, out, err } = await run(['read', file, 'good.txt']);
    assert.equal(status, 1);
    assert.match(lines(err)[0]!, new RegExp(`^proviso: ${code}: .*${file.replaceAll(/[.?/]/g, '\\$&')}`));
    assert.equal(lines(err).length, 1);
    assert.equal(lines(out)[0], 'Norland lifts ban on timber exports');
  });
}

test('for programs every report is a line, in the order given, and the status is 1', async () => {
  const files = ['good.txt', 'empty.txt', 'missing.txt', 'large.html', 'good.txt'];
  const { status, out } = await run(['read', '--json', ...files]);
  assert.equal(status, 1);
  const results = json<ReadResult>(out);
  assert.deepEqual(
    results.map(({ report }) => report.source),
    files,
  );
  assert.deepEqual(
    results.map((result) => ('error' in result ? result.error.code : 'read')),
    ['read', 'E_EMPTY', 'E_NOT_FOUND', 'E_TOO_LARGE', 'read'],
  );
});

const readable: [file: string, why: string][] = [
  ['cut.html', 'a page cut in mid-tag'],
  ['charset.html', 'a page in another charset than it says'],
  ['unknown-charset.html', 'a page that names a charset nobody knows'],
  ['deep.html', 'tags nested a hundred thousand deep'],
];
for (const [file, why] of readable) {
  test(`${why} is read, or refused with a code`, async () => {
    const { status, out, err } = await run(['read', '--json', file]);
    const [result] = json<ReadResult>(out);
    assert.ok(result);
    if ('error' in result) {
      assert.equal(status, 1);
      assert.match(err, /^proviso: E_(?:TOO_DEEP|CHARSET|UNREADABLE|NO_STORY): /);
    } else {
      assert.equal(status, 0);
      assert.match(result.article.text, /Norland/);
    }
  });
}

test('standard input is `-`', async () => {
  const { status, out } = await run(['read', '--json', '-'], GOOD);
  assert.equal(status, 0);
  const [result] = json<ReadResult>(out);
  assert.equal(result!.report.source, '-');
  assert.ok('article' in result! && result.article.text === GOOD);
});

test('what was not done is left out of the line', async () => {
  const keys = async (until: string) =>
    Object.keys(json<object>((await run(['read', '--json', '--until', until, 'good.txt'])).out)[0]!);
  assert.deepEqual(await keys('article'), ['report', 'article']);
  assert.deepEqual(await keys('statements'), ['report', 'article', 'statements']);
  assert.deepEqual(await keys('findings'), ['report', 'article', 'statements', 'findings', 'stances']);
});

test('hints fill what the report does not say', async () => {
  const args = [
    '--published',
    '2024-05-30',
    '--publisher',
    'Harbour Wire',
    '--base-url',
    'https://news.example/a',
  ];
  const [result] = json<ReadResult>((await run(['read', '--json', ...args, 'good.txt'])).out);
  assert.ok(result && 'article' in result);
  assert.equal(result.article.published, '2024-05-30');
  assert.equal(result.article.publisher, 'Harbour Wire');
});

const wrong: [what: string, args: string[], code: string][] = [
  ['no report', ['read'], 'E_USAGE'],
  ['an unknown option', ['read', '--frobnicate', 'good.txt'], 'E_USAGE'],
  ['an unknown stage', ['read', '--until', 'dinner', 'good.txt'], 'E_USAGE'],
  ['an unknown command', ['raed', 'good.txt'], 'E_USAGE'],
  ['a date that is none', ['read', '--published', 'yesterday', 'good.txt'], 'E_DATE'],
  ['a base address that is none', ['read', '--base-url', 'news', 'good.txt'], 'E_USAGE'],
];
for (const [what, args, code] of wrong) {
  test(`${what}: ${code}, and the status is 2`, async () => {
    const { status, out, err } = await run(args);
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.match(err, new RegExp(`^proviso: ${code}: `));
    assert.equal(lines(err).length, 1);
  });
}

test('colours only where they are asked for', async () => {
  const coloured = (args: string[], env: Record<string, string>) =>
    proviso(['read', ...args, 'good.txt'], { cwd: folder.path, env }).then(({ out }) =>
      out.includes('\u001b['),
    );
  assert.equal(await coloured([], {}), false);
  assert.equal(await coloured([], { FORCE_COLOR: '1' }), true);
  assert.equal(await coloured(['--no-color'], { FORCE_COLOR: '1' }), false);
});
