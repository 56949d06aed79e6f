/** A mail made to exhaust its reader ends in a code, or is read in the time of one that is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpack } from './index.ts';

const SENTENCE = 'The ban on exports is lifted from Monday, the ministry said in a notice.';
const HEAD = 'From: A <a@a.example>\nMIME-Version: 1.0\n';
const parts = (...each: string[]): string =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${each.map((part) => `--b\n${part}\n`).join('')}--b--\n`;
const times = (text: string, n: number): string => text.repeat(n);

const ROWS: { name: string; mail: string; want: string }[] = [
  {
    name: 'base64 of thirty megabytes in one line',
    mail: `${HEAD}Content-Transfer-Encoding: base64\n\n${times('QUFB', 7_000_000)}`,
    want: 'read',
  },
  {
    name: 'parts in parts without end',
    mail: `${HEAD}${Array.from({ length: 1500 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')}`,
    want: 'E_TOO_DEEP',
  },
  {
    name: 'more parts than pictures in any mail',
    mail: parts(...Array.from({ length: 5000 }, () => `Content-Type: text/plain\n\n${SENTENCE}`)),
    want: 'E_TOO_LARGE',
  },
  {
    name: 'headers without end',
    mail: `${HEAD}${times(`X-A: ${times('b', 90)}\n`, 20_000)}\n${SENTENCE}`,
    want: 'E_TOO_DEEP',
  },
  {
    name: 'half-written links beside a page',
    mail: parts(
      `Content-Type: text/html\n\n<p>${SENTENCE}</p>`,
      `Content-Type: text/plain\n\n${times('<http://a ', 200_000)}`,
    ),
    want: 'read',
  },
  {
    name: 'a boundary that is nothing',
    mail: `${HEAD}Content-Type: multipart/mixed; boundary=""\n\n--\n\n${SENTENCE}\n----\n`,
    want: 'read or refused',
  },
  { name: 'only headers', mail: `${HEAD}\n`, want: 'E_NO_STORY' },
];
for (const { name, mail, want } of ROWS)
  test(`${name}: ${want}`, async () => {
    const [found] = await unpack({ name: 'a.eml', bytes: Buffer.from(mail), mediaType: 'message/rfc822' });
    assert.ok(found);
    const got = 'error' in found ? found.error.code : 'read';
    if (want === 'read or refused') assert.match(got, /^read$|^E_/);
    else assert.equal(got, want);
  });
