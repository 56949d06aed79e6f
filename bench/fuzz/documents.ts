/** What is at hand → documents of every form to be harmed: real pages where the corpora are, else this project's own cases. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Random } from './random.ts';

const ROOT = join(import.meta.dirname, '../..');
const CORPORA = ['aeb', 'readability', 'metadata'].map((name) =>
  join(ROOT, `../shared/data/reading/${name}.jsonl.gz`),
);

export type Pages = { html: Buffer; text: string }[];

/** Every `nth` page of each corpus: enough to vary, few enough to hold. */
export function pagesAtHand(nth: number): Pages {
  const given = CORPORA.filter((path) => existsSync(path));
  const pages = given.flatMap((path) =>
    gunzipSync(readFileSync(path))
      .toString('utf8')
      .split('\n')
      .filter((line, i) => line !== '' && i % nth === 0)
      .map((line) => (JSON.parse(line) as { html: string }).html),
  );
  const own = casesIn('spec/reading', 'input.html');
  return [...pages, ...own.map(String)].map((html) => ({
    html: Buffer.from(html),
    text: html
      .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>|<[^>]*>/g, '')
      .replace(/\n\s*\n+/g, '\n'),
  }));
}

const casesIn = (folder: string, name: string): Buffer[] =>
  readdirSync(join(ROOT, folder))
    .map((each) => join(ROOT, folder, each, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path));

const MAILS = casesIn('spec/unpacking', 'input.eml');
const SAVED = casesIn('spec/unpacking', 'input.mhtml');

export type Form = {
  name: string;
  mediaType: string;
  make: (page: Buffer, text: string, random: Random) => Buffer;
};

/** `page` and `text` are windows of a page. Forms that open a thread are slow and are asked for seldom. */
export const FORMS: { often: Form[]; seldom: Form[] } = {
  often: [
    { name: 'page', mediaType: 'text/html', make: (page) => page },
    { name: 'page', mediaType: 'text/html', make: (page) => page },
    { name: 'text', mediaType: 'text/plain', make: (_, text) => Buffer.from(text) },
    {
      name: 'markdown',
      mediaType: 'text/markdown',
      make: (_, text) => Buffer.from(`# ${text.replace(/\. /g, '.\n\n- ')}`),
    },
    { name: 'rss', mediaType: 'application/rss+xml', make: rssOf },
    { name: 'atom', mediaType: 'application/atom+xml', make: atomOf },
    { name: 'json feed', mediaType: 'application/feed+json', make: jsonOf },
    { name: 'warc', mediaType: 'application/warc', make: warcOf },
    {
      name: 'packed warc',
      mediaType: 'application/gzip',
      make: (page, text, random) => gzipSync(warcOf(page, text, random)),
    },
  ],
  seldom: [
    {
      name: 'mail',
      mediaType: 'message/rfc822',
      make: (page, _, random) => withBody(random.of(MAILS), page, random),
    },
    {
      name: 'saved page',
      mediaType: 'multipart/related',
      make: (page, _, random) => withBody(random.of(SAVED), page, random),
    },
    { name: 'pdf', mediaType: 'application/pdf', make: pdfOf },
  ],
};

function rssOf(page: Buffer, text: string): Buffer {
  const item = `<item><title>${escaped(text.slice(0, 60))}</title><guid>${text.length}</guid><pubDate>Thu, 30 May 2024 18:00:00 +0200</pubDate><dc:creator>A Wire</dc:creator><content:encoded><![CDATA[${page}]]></content:encoded></item>`;
  return Buffer.from(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><link>https://a.example/</link>${item}${item}</channel></rss>`,
  );
}

function atomOf(page: Buffer, text: string): Buffer {
  const entry = `<entry><id>tag:${text.length}</id><title>${escaped(text.slice(0, 60))}</title><updated>2024-05-31T10:00:00Z</updated><content type="html">${escaped(String(page))}</content></entry>`;
  return Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title>${entry}${entry}</feed>`);
}

function jsonOf(page: Buffer, text: string): Buffer {
  const items = [
    { id: '1', title: text.slice(0, 60), content_html: String(page), date_published: '2024-05-30T10:00:00Z' },
    { id: 2, title: text.slice(9, 60), content_text: text, authors: [{ name: 'A Wire' }] },
  ];
  return Buffer.from(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'D', items }));
}

function warcOf(page: Buffer, _: string, random: Random): Buffer {
  const packed = random.once(3);
  const body = packed ? gzipSync(page) : page;
  const http = Buffer.concat([
    Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${packed ? 'Content-Encoding: gzip\r\n' : ''}\r\n`,
    ),
    body,
  ]);
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/${random.whole(9)}\r\nWARC-Date: 2024-05-30T18:00:00Z\r\nContent-Length: ${http.length}\r\n\r\n`;
  const record = Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')]);
  return Buffer.concat([record, record]);
}

/** A mail as it is, with a window of a page put in where its text is. */
function withBody(mail: Buffer, page: Buffer, random: Random): Buffer {
  const at = mail.indexOf('<p>');
  return at < 0 || random.once(3) ? mail : Buffer.concat([mail.subarray(0, at), page, mail.subarray(at)]);
}

function pdfOf(_: Buffer, text: string): Buffer {
  const lines = text
    .split('\n')
    .slice(0, 30)
    .map((line) => `(${line.slice(0, 80).replace(/[\\()]/g, ' ')}) Tj 0 -14 Td`);
  const content = `BT /F1 11 Tf 72 760 Td ${lines.join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
