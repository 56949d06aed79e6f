/** A document may hold several reports: each is a result of its own, with the hints that are its own. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { NotUnpacked, ReadResult, Unpacked } from '@proviso/core/vocabulary';
import type { Effects, Source } from './index.ts';
import { readSources } from './read.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const DOCUMENT = bytesOf('a box of reports');
const STORY = 'The toll rises on Monday, the ministry said.';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const source: Source = {
  name: 'box.bin',
  load: async () => ({
    bytes: DOCUMENT,
    charset: 'utf-16le',
    url: 'https://a.example/box',
    retrieved: '2024-06-01T00:00:00.000Z',
  }),
};

async function read(found: (Unpacked | NotUnpacked)[]): Promise<ReadResult[]> {
  const effects = { sha256, unpack: async () => found } as unknown as Effects;
  const results: ReadResult[] = [];
  for await (const result of readSources(effects, source, { until: 'article' })) results.push(result);
  return results;
}

test('what is told of the document is told of what it holds, save its charset', async () => {
  const page: Unpacked = { id: 'page', bytes: bytesOf(`<p>${STORY}</p>`), mediaType: 'text/html', hints: {} };
  const [result] = await read([page]);
  assert.ok(result && !('error' in result));
  assert.equal(result.article.text, STORY);
  assert.equal(result.article.url, 'https://a.example/box');
  assert.deepEqual(result.report, {
    source: 'box.bin#page',
    mediaType: 'text/html',
    sha256: sha256(page.bytes),
    bytes: page.bytes.length,
    retrieved: '2024-06-01T00:00:00.000Z',
  });
});

test('a report keeps its own bytes, and is read as what they say', async () => {
  const letter: Unpacked = {
    id: null,
    bytes: DOCUMENT,
    mediaType: 'message/rfc822',
    legible: { bytes: bytesOf(STORY), mediaType: 'text/plain' },
    hints: { charset: 'utf-8', headline: 'Toll raised', published: 'Thu, 30 May 2024 18:00:00 +0200' },
    retrieved: '2024-05-30T18:00:00.000Z',
  };
  const [result] = await read([letter]);
  assert.ok(result && !('error' in result));
  const { article, report } = result;
  assert.deepEqual([article.text, article.headline], [STORY, 'Toll raised']);
  assert.equal(article.published, '2024-05-30T18:00:00+02:00');
  assert.deepEqual(
    [report.source, report.sha256, report.retrieved],
    ['box.bin', sha256(DOCUMENT), '2024-05-30T18:00:00.000Z'],
  );
});

test('a part that could not be taken out is a result, and the others go on', async () => {
  const error = { code: 'E_DAMAGED' as const, message: '`box.bin` is cut off' };
  const results = await read([
    { id: 'a', bytes: bytesOf('?'), mediaType: 'application/pdf', error },
    { id: 'b', bytes: bytesOf(STORY), mediaType: 'text/plain', hints: {} },
    { id: null, bytes: DOCUMENT, mediaType: 'application/warc', error },
  ]);
  assert.deepEqual(
    results.map((result) => [result.report.source, 'error' in result ? result.error.code : 'read']),
    [
      ['box.bin#a', 'E_DAMAGED'],
      ['box.bin#b', 'read'],
      ['box.bin', 'E_DAMAGED'],
    ],
  );
});
