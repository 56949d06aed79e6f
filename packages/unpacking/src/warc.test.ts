/** An archive of pages gives its pages, in order, with their addresses and times; damage is told after what came before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readArticle } from '@proviso/core/reading';
import { unpack } from './index.ts';
import { makePdf } from './testing/make-pdf.ts';

const PAGE =
  '<html><body><h1>Toll raised</h1><p>The toll rises on Monday, the ministry said.</p></body></html>';
const URI = 'https://courier.example/toll';

type Kept = { kind?: string; uri?: string; date?: string; block: string | Buffer; type?: string };
const record = ({
  kind = 'response',
  uri = URI,
  date = '2024-05-30T18:00:00Z',
  block,
  type,
}: Kept): Buffer => {
  const bytes = Buffer.from(block);
  const told = type ? `Content-Type: ${type}\r\n` : '';
  const head = `WARC/1.1\r\nWARC-Type: ${kind}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: ${date}\r\n${told}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')]);
};
const http = (body: string | Buffer, headers: string[] = [], status = '200 OK'): Buffer =>
  Buffer.concat([
    Buffer.from(
      [`HTTP/1.1 ${status}`, 'Content-Type: text/html; charset=utf-8', ...headers, '', ''].join('\r\n'),
    ),
    Buffer.from(body),
  ]);
const html = (body: string | Buffer, headers?: string[]) => record({ block: http(body, headers) });

const INFO = record({ kind: 'warcinfo', block: 'software: a crawler', type: 'application/warc-fields' });
const chunked = `10\r\n${PAGE.slice(0, 16)}\r\n${(PAGE.length - 16).toString(16)};note=x\r\n${PAGE.slice(16)}\r\n0\r\n\r\n`;

const ONE: { name: string; bytes: Buffer }[] = [
  { name: 'as it is', bytes: html(PAGE) },
  { name: 'in chunks', bytes: html(chunked, ['Transfer-Encoding: chunked']) },
  { name: 'told to be in chunks, and whole', bytes: html(PAGE, ['Transfer-Encoding: chunked']) },
  { name: 'packed by gzip', bytes: html(gzipSync(PAGE), ['Content-Encoding: gzip']) },
  { name: 'packed by brotli', bytes: html(brotliCompressSync(PAGE), ['Content-Encoding: br']) },
  {
    name: 'told to be packed in a way that nobody knows',
    bytes: html(PAGE, ['Content-Encoding: constructor']),
  },
  { name: 'told to be packed, and not', bytes: html(PAGE, ['Content-Encoding: gzip']) },
  { name: 'a record of its own', bytes: record({ kind: 'resource', block: PAGE, type: 'text/html' }) },
];
for (const { name, bytes } of ONE)
  test(`a page ${name}`, async () => {
    const archive = Buffer.concat([INFO, bytes]);
    for (const [file, content] of [
      ['a.warc', archive],
      ['a.warc.gz', gzipSync(archive)],
      ['a.warc.gz', Buffer.concat([gzipSync(INFO), gzipSync(bytes)])],
    ] as const) {
      const found = await unpack({ name: file, bytes: content });
      assert.equal(found.length, 1);
      const [each] = found;
      assert.ok(each && !('error' in each), JSON.stringify(each));
      assert.equal(Buffer.from(each.bytes).toString(), PAGE);
      assert.equal(each.id, URI);
      assert.equal(each.mediaType, 'text/html');
      assert.equal(each.retrieved, '2024-05-30T18:00:00.000Z');
      const article = readArticle(each.bytes, each.mediaType, each.hints);
      assert.ok(!('code' in article));
      assert.deepEqual([article.headline, article.url], ['Toll raised', URI]);
    }
  });

test('pages come in order, the same address apart by its time, what is no page is passed over', async () => {
  const archive = Buffer.concat([
    INFO,
    record({ kind: 'request', block: 'GET / HTTP/1.1\r\n\r\n' }),
    html(PAGE),
    record({ uri: 'https://courier.example/robots.txt', block: http('User-agent: *') }),
    record({ uri: 'https://courier.example/gone', block: http(PAGE, [], '404 Not Found') }),
    record({
      uri: 'https://courier.example/a.png',
      block: http(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
    }),
    record({
      uri: 'dns:courier.example',
      block: '20240530 courier.example. IN A 192.0.2.1',
      type: 'text/dns',
    }),
    record({ kind: 'resource', uri: 'metadata://crawler.example/log', block: 'A log.', type: 'text/plain' }),
    record({ date: '2024-06-01T00:00:00Z', block: http(PAGE) }),
    record({
      uri: 'https://courier.example/n.pdf',
      block: http(makePdf([[{ text: 'Notice', x: 9, y: 9, size: 9 }]])),
    }),
    record({
      kind: 'conversion',
      uri: 'https://courier.example/text',
      block: 'The toll rises.',
      type: 'text/plain',
    }),
  ]);
  const found = await unpack({ name: 'a.warc', bytes: archive });
  assert.deepEqual(
    found.map((each) => [each.id, each.mediaType, 'error' in each ? each.error.code : 'legible' in each]),
    [
      [URI, 'text/html', false],
      [`${URI}@2024-06-01T00:00:00.000Z`, 'text/html', false],
      ['https://courier.example/n.pdf', 'application/pdf', true],
      ['https://courier.example/text', 'text/plain', false],
    ],
  );
});

const two = Buffer.concat([html(PAGE), html(PAGE.replace('Monday', 'Friday'))]);
const zeros = gzipSync(Buffer.alloc(160 * 1024 * 1024));
const DAMAGED: { name: string; file: string; bytes: Buffer; want: (string | null)[] }[] = [
  { name: 'cut in the second record', file: 'a.warc', bytes: two.subarray(0, -40), want: [URI, 'E_DAMAGED'] },
  { name: 'packed and cut', file: 'a.warc.gz', bytes: cutGzip(two), want: [URI, 'E_DAMAGED'] },
  {
    name: 'with noise between records',
    file: 'a.warc',
    bytes: Buffer.concat([html(PAGE), Buffer.from('noise'), html(PAGE)]),
    want: [URI, 'E_DAMAGED'],
  },
  {
    name: 'whose record claims to be longer than the archive',
    file: 'a.warc',
    bytes: Buffer.from('WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n'),
    want: ['E_DAMAGED'],
  },
  { name: 'without pages', file: 'a.warc', bytes: INFO, want: ['E_NO_STORY'] },
  { name: 'that unpacks without end', file: 'a.warc.gz', bytes: zeros, want: ['E_TOO_LARGE'] },
  {
    name: 'with a page that unpacks without end',
    file: 'a.warc',
    bytes: Buffer.concat([html(zeros, ['Content-Encoding: gzip']), html(PAGE)]),
    want: ['E_TOO_LARGE', `${URI}@2024-05-30T18:00:00.000Z`],
  },
  { name: 'packed in itself again and again', file: 'a.gz', bytes: nested(6), want: ['E_TOO_DEEP'] },
  {
    name: 'that is called packed and is not',
    file: 'a.gz',
    bytes: Buffer.from('noise'),
    want: ['E_DAMAGED'],
  },
];
for (const { name, file, bytes, want } of DAMAGED)
  test(`an archive ${name}: ${want}`, async () => {
    const found = await unpack({ name: file, bytes });
    assert.deepEqual(
      found.map((each) => ('error' in each ? each.error.code : each.id)),
      want,
    );
  });

test('a packed page is read as the page, by its name and its bytes', async () => {
  const [page] = await unpack({ name: 'toll.html.gz', bytes: gzipSync(PAGE) });
  assert.ok(page && !('error' in page));
  assert.deepEqual([page.id, page.mediaType, Buffer.from(page.bytes).toString()], [null, 'text/html', PAGE]);
  const [cut] = await unpack({ name: 'toll.html.gz', bytes: gzipSync(PAGE).subarray(0, -12) });
  assert.ok(cut && 'error' in cut);
  assert.equal(cut.error.code, 'E_DAMAGED');
});

test('a type that is the name of something in the language is a type like any other', async () => {
  for (const mediaType of ['constructor', 'toString', '__proto__']) {
    const [found] = await unpack({ name: `a.${mediaType}`, bytes: Buffer.from('noise'), mediaType });
    assert.ok(found && !('error' in found));
    assert.equal(found.mediaType, mediaType.toLowerCase());
  }
});

/** Members of their own, as archives are packed; the last one lacks its end. */
function cutGzip(archive: Buffer): Buffer {
  const half = html(PAGE).length;
  return Buffer.concat([
    gzipSync(archive.subarray(0, half)),
    gzipSync(archive.subarray(half)).subarray(0, -30),
  ]);
}

function nested(times: number): Buffer {
  let bytes = Buffer.from(PAGE);
  for (let i = 0; i < times; i++) bytes = gzipSync(bytes);
  return bytes;
}
