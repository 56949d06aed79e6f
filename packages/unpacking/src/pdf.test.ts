/** What a person sees on the pages of a PDF comes out in the order of reading, or the reason why not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { readArticle } from '@proviso/core/reading';
import { unpack } from './index.ts';
import { column, makePdf, type Shown } from './testing/make-pdf.ts';

const TITLE: Shown = { text: 'Notice 14: night entry allowed again', x: 72, y: 760, size: 18 };
const FIRST = [
  'The port office lifts the rule under which ships over 40 metres might not enter by',
  'night. The rule had been in force since March, the office said in its notice of Fri-',
  'day.',
];
const SECOND = ['Pilots stay compulsory for tankers, by night as by day.'];
const LIST = ['(a) tankers need a pilot;', '(b) ferries need none.'];
const page = (n: number): Shown[] => [
  { text: 'Port Office Notices', x: 72, y: 810, size: 9 },
  { text: `Page ${n} of 2`, x: 280, y: 30, size: 9 },
];

const ROWS: { name: string; pages: Shown[][]; story: string[] }[] = [
  {
    name: 'lines are joined to paragraphs, a parted word to one',
    pages: [[TITLE, ...column(FIRST), ...column(SECOND, { top: 640 })]],
    story: [
      'The port office lifts the rule under which ships over 40 metres might not enter by night. The rule had been in force since March, the office said in its notice of Friday.',
      'Pilots stay compulsory for tankers, by night as by day.',
    ],
  },
  {
    name: 'a paragraph begins where one is indented',
    pages: [[TITLE, ...column(FIRST), ...column(SECOND, { x: 90, top: 658 })]],
    story: [
      'The port office lifts the rule under which ships over 40 metres might not enter by night. The rule had been in force since March, the office said in its notice of Friday.',
      'Pilots stay compulsory for tankers, by night as by day.',
    ],
  },
  {
    name: 'marks begin items of a list',
    pages: [[TITLE, ...column(FIRST), ...column(LIST, { top: 658 })]],
    story: [
      'The port office lifts the rule under which ships over 40 metres might not enter by night. The rule had been in force since March, the office said in its notice of Friday.',
      '(a) tankers need a pilot;',
      '(b) ferries need none.',
    ],
  },
  {
    name: 'a paragraph goes on over a page, past what pages repeat',
    pages: [
      [...page(1), TITLE, ...column(FIRST.slice(0, 2))],
      [...page(2), ...column(['day, and after a month of trials.', ...SECOND], { top: 760 })],
    ],
    story: [
      'The port office lifts the rule under which ships over 40 metres might not enter by night. The rule had been in force since March, the office said in its notice of Friday, and after a month of trials.',
      'Pilots stay compulsory for tankers, by night as by day.',
    ],
  },
  {
    name: 'a row of a table at the foot is no number of a page',
    pages: [[TITLE, ...column(FIRST), { text: 'Tankers 8%', x: 72, y: 40, size: 11 }]],
    story: [
      'The port office lifts the rule under which ships over 40 metres might not enter by night. The rule had been in force since March, the office said in its notice of Friday.',
      'Tankers 8%',
    ],
  },
  {
    name: 'of two columns the left comes first',
    pages: [
      [
        TITLE,
        ...column(['The rule for ships over 40 metres is', 'lifted, the port office said, and they']),
        ...column(['may enter by night from Monday. Pilots', 'stay compulsory for tankers.'], { x: 320 }),
      ],
    ],
    story: [
      'The rule for ships over 40 metres is lifted, the port office said, and they may enter by night from Monday. Pilots stay compulsory for tankers.',
    ],
  },
];

for (const { name, pages, story } of ROWS)
  test(name, async () => {
    const bytes = makePdf(pages);
    const [found] = await unpack({ name: 'notice.pdf', bytes });
    assert.ok(found && !('error' in found), JSON.stringify(found));
    assert.equal(found.mediaType, 'application/pdf');
    assert.equal(found.bytes, bytes);
    const article = readArticle(found.legible!.bytes, found.legible!.mediaType, found.hints);
    assert.ok(!('code' in article));
    assert.equal(article.headline, TITLE.text);
    assert.deepEqual(article.story.split('\n\n'), story);
  });

const whole = makePdf([[TITLE, ...column(FIRST)]]);
const locked = {
  trailer: '/Encrypt 6 0 R /ID [<00><00>]',
  objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`],
};
const packed = (content: Buffer) => ({ bytes: deflateSync(content), filter: '/Filter /FlateDecode' });
const packedTwice = (content: Buffer) => ({
  bytes: deflateSync(deflateSync(content)),
  filter: '/Filter [/FlateDecode /FlateDecode]',
});
const spaces = { text: ' '.repeat(1024 * 1024), x: 0, y: 0, size: 1 };
const endless = '/F1 1 Tf (a) Tj '.repeat(3_000_000);

const REFUSED: { name: string; bytes: Uint8Array; code: string }[] = [
  { name: 'pages that a scanner made', bytes: makePdf([[], []]), code: 'E_NO_STORY' },
  { name: 'a locked PDF', bytes: makePdf([column(FIRST)], locked), code: 'E_ENCRYPTED' },
  { name: 'a PDF cut off', bytes: whole.subarray(0, 700), code: 'E_DAMAGED' },
  { name: 'only the first line of a PDF', bytes: Buffer.from('%PDF-1.7\n%%EOF'), code: 'E_DAMAGED' },
  { name: 'more pages than a gazette has', bytes: makePdf(Array(301).fill([])), code: 'E_TOO_LARGE' },
  {
    name: 'content that unpacks without end',
    bytes: makePdf([Array(160).fill(spaces)], { pack: packed }),
    code: 'E_TOO_LARGE',
  },
  {
    name: 'content packed twice that unpacks without end',
    bytes: makePdf([Array(160).fill(spaces)], { pack: packedTwice }),
    code: 'E_TOO_LARGE',
  },
  {
    name: 'pages that take for ever to draw',
    bytes: makePdf([[]], { pack: () => packed(Buffer.from(`BT ${endless} ET`)) }),
    code: 'E_TOO_LARGE',
  },
  {
    name: 'a tree of pages that leads back to itself',
    bytes: Buffer.from(whole.toString('latin1').replace('/Kids [4 0 R]', '/Kids [2 0 R]'), 'latin1'),
    code: 'E_DAMAGED',
  },
];
for (const { name, bytes, code } of REFUSED)
  test(`${name}: ${code}`, async () => {
    const [found] = await unpack({ name: 'notice.pdf', bytes });
    assert.ok(found && 'error' in found);
    assert.equal(found.error.code, code, found.error.message);
    assert.match(found.error.message, /^`notice\.pdf`/);
  });
