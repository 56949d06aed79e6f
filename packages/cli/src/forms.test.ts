/** Every form of input comes through the command: known by its name or by its bytes, its reports in order, damage told. */
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { ReadResult } from '@proviso/core/vocabulary';
import { json, openFolder, proviso } from './testing/command.ts';

const CASES = join(import.meta.dirname, '../../../spec');
const folder = openFolder();
const STORY = 'The toll for lorries rises on Monday, the ministry said.';
const ITEM = { id: 'n1', title: 'Toll raised', content_text: STORY };
const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'N',
  items: [ITEM, { ...ITEM, id: 'n2' }],
});

const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Toll raised</h1><p>${STORY}</p>`;
const WARC = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/toll\r\nWARC-Date: 2024-05-30T18:00:00Z\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
const drawn = `BT /F1 11 Tf 72 700 Td (${STORY}) Tj ET`;
const PDF = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length ${drawn.length} >> stream
${drawn}
endstream endobj
trailer << /Size 5 /Root 1 0 R >>
%%EOF
`;

before(() => {
  const cases: [from: string, to: string][] = [
    ['reading/markdown-notice/input.md', 'notice.md'],
    ['unpacking/mail-newsletter/input.eml', 'letter.eml'],
    ['unpacking/mail-newsletter/input.eml', 'letter'],
    ['unpacking/mail-cut-off/input.eml', 'cut.eml'],
    ['unpacking/saved-page/input.mhtml', 'page.mhtml'],
  ];
  for (const [from, to] of cases) copyFileSync(join(CASES, from), folder.at(to));
  writeFileSync(folder.at('feed.json'), FEED);
  writeFileSync(folder.at('crawl.warc.gz'), gzipSync(WARC));
  writeFileSync(folder.at('notice.pdf'), PDF);
  writeFileSync(folder.at('notice'), PDF);
  writeFileSync(folder.at('cut.pdf'), PDF.slice(0, 300));
});
after(() => folder.remove());

const ROWS: {
  file: string;
  want: [source: string, mediaType: string, headline: string | null | { code: string }][];
}[] = [
  { file: 'notice.md', want: [['notice.md', 'text/markdown', 'Permit rule for seed imports eased']] },
  { file: 'letter.eml', want: [['letter.eml', 'message/rfc822', 'Norland hebt Zollquote für Käse auf']] },
  { file: 'letter', want: [['letter', 'message/rfc822', 'Norland hebt Zollquote für Käse auf']] },
  { file: 'page.mhtml', want: [['page.mhtml', 'multipart/related', 'Toll on lorries raised']] },
  {
    file: 'feed.json',
    want: [
      ['feed.json#n1', 'application/feed-item+json', 'Toll raised'],
      ['feed.json#n2', 'application/feed-item+json', 'Toll raised'],
    ],
  },
  { file: 'crawl.warc.gz', want: [['crawl.warc.gz#https://n.example/toll', 'text/html', 'Toll raised']] },
  { file: 'notice.pdf', want: [['notice.pdf', 'application/pdf', null]] },
  { file: 'notice', want: [['notice', 'application/pdf', null]] },
  { file: 'cut.eml', want: [['cut.eml', 'message/rfc822', { code: 'E_DAMAGED' }]] },
  { file: 'cut.pdf', want: [['cut.pdf', 'application/pdf', { code: 'E_DAMAGED' }]] },
];

test('every form is read, its reports in the order given', async () => {
  const files = ROWS.map(({ file }) => file);
  const { status, out } = await proviso(['read', '--json', '--until', 'article', ...files], {
    cwd: folder.path,
  });
  assert.equal(status, 1);
  assert.deepEqual(
    json<ReadResult>(out).map((result) => [
      result.report.source,
      result.report.mediaType,
      'error' in result ? { code: result.error.code } : result.article.headline,
    ]),
    ROWS.flatMap(({ want }) => want),
  );
});

test('a mail and a feed are known from standard input too', async () => {
  for (const [stdin, sources] of [
    [FEED, ['-#n1', '-#n2']],
    [`From: A <a@a.example>\nSubject: Toll raised\nMIME-Version: 1.0\n\n${STORY}\n`, ['-']],
  ] as const) {
    const { out } = await proviso(['read', '--json', '--until', 'article', '-'], { cwd: folder.path, stdin });
    assert.deepEqual(
      json<ReadResult>(out).map(({ report }) => report.source),
      sources,
    );
  }
});

test('what is put on record is the document itself', async () => {
  const { status, out } = await proviso(['add', '--json', 'notice.pdf', 'letter.eml'], { cwd: folder.path });
  assert.equal(status, 0);
  assert.equal(json<unknown>(out).length, 2);
});
