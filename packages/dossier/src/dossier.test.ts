/** A dossier in the terminal: it holds as it was written, whatever was in the record, and every byte of it is held. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { dossierOn, hostileDesk } from '../../server/testing/example-dossiers.ts';
import { exampleDesk } from '../../server/testing/example-record.ts';
import { checkerCode, STYLE } from './checker-code.ts';
import { type Dossier, isDossier, verifyDossier, writeDossier } from './index.ts';
import { sha256 } from './node-sha256.ts';

const MOST_BYTES = 300_000;

describe('a dossier', () => {
  let dossier: Dossier;
  let file = '';
  before(async () => {
    dossier = await dossierOn(await exampleDesk(), 'rice');
    file = await writeDossier(dossier);
  });

  for (const policy of ['rice', 'supplied-weapons', 'drone-parts'])
    test(`that of ${policy} holds, is drawn again to the byte, and is small`, async () => {
      const text = await writeDossier(await dossierOn(await exampleDesk(), policy));
      const { verified, page } = await verifyDossier(text);
      assert.deepEqual(verified.faults, []);
      assert.equal(page, 'drawn again');
      assert.ok(isDossier(text));
      assert.ok(Buffer.byteLength(text) < MOST_BYTES, `${Buffer.byteLength(text)} bytes`);
    });

  test('tells both answers, the words with their speakers, the sources and the proofs without a script', () => {
    const shown = file.slice(0, file.indexOf('<script'));
    for (const words of [
      dossier.receipt.said.officialText,
      dossier.receipt.said.asReported,
      '‹hereby prohibits›',
      'Harbour Wire',
      'https://gazette.example/notices/20',
      dossier.receipt.words[0]!.report,
      dossier.receipt.entries[0]!.proof[0]!,
      'Not checked yet',
    ])
      assert.ok(shown.includes(escaped(words)), words);
  });

  test('shows what was taken back, with who did and why, though no answer rests on it', async () => {
    assert.equal(dossier.corrections.length, 2);
    const shown = file.slice(file.indexOf('id="corrections"'), file.indexOf('id="sources"'));
    assert.match(shown, /<s>.*<\/s>/);
    assert.match(shown, /a reviewer/);
    const [claim] = dossier.corrections;
    for (const [what, corrections] of [
      ['changed', dossier.corrections.with(0, { ...claim!, recorded: '2024-01-01T00:00:00.000Z' })],
      ['of another kind', [dossier.receipt.entries[0]!]],
      ['out of order', dossier.corrections.toReversed()],
    ] as const) {
      const { verified } = await verifyDossier(
        await writeDossier({ ...dossier, corrections: [...corrections] }),
      );
      assert.match(verified.faults[0]?.place ?? '', /^\/corrections\/\d/, what);
    }
  });

  test('asks for nothing: no address but in links that a reader presses', () => {
    const shown = file.slice(0, file.indexOf('<script'));
    assert.doesNotMatch(shown, /\ssrc=|<link|<iframe|<img|url\(|@import|<form|<base/i);
    assert.match(shown, /content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
  });

  test('a byte changed anywhere is told', async () => {
    const bytes = Buffer.from(file);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const changed = Buffer.from(bytes);
          changed[at]! ^= mask;
          const { verified } = await verifyDossier(changed.toString());
          assert.ok(verified.faults.length > 0, `byte ${at}`);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('who changes what is shown and makes the last line anew is told the line', async () => {
    const said = escaped(dossier.receipt.said.officialText);
    const forged = resummed(file.replace(said, said.replace('llowed', 'orbidden')));
    const { verified } = await verifyDossier(forged);
    assert.deepEqual(
      verified.faults.map(({ place }) => place),
      ['/page'],
    );
    assert.match(verified.faults[0]!.what, /^line \d+, character \d+/);
  });

  test('an address that is no address of the web is refused', async () => {
    const [report] = Object.keys(dossier.addresses);
    const text = await writeDossier({ ...dossier, addresses: { [report!]: 'javascript:alert(1)' } });
    const { verified } = await verifyDossier(text);
    assert.deepEqual(
      verified.faults.map(({ place }) => place),
      [`/addresses/${report}`],
    );
  });

  test('one that another version drew is compared by its sum, and says so', async () => {
    const other = resummed(file.replace(await checkerCode(), 'another'));
    assert.deepEqual(
      await verifyDossier(other).then(({ verified: { faults }, page }) => ({ faults, page })),
      {
        faults: [],
        page: 'drawn by another program',
      },
    );
    const changed = await verifyDossier(other.replace('Not checked yet', 'All is checked'));
    assert.deepEqual(
      changed.verified.faults.map(({ place }) => place),
      ['/page'],
    );
  });

  test('an attack in every text of a report and of a policy stays a text', async () => {
    const text = await writeDossier(await dossierOn(await hostileDesk(), 'rice'));
    assert.deepEqual((await verifyDossier(text)).verified.faults, []);
    const tags = [
      ...text
        .replace(STYLE, '')
        .replace(await checkerCode(), '')
        .matchAll(/<\/?([a-z!][^\s>]*)/gi),
    ];
    const names = new Set(tags.map(([, name]) => name!.toLowerCase()));
    for (const name of ['img', 'svg', 'iframe']) assert.ok(!names.has(name), name);
    assert.equal(tags.filter(([tag]) => tag === '<script').length, 2);
    assert.equal(tags.filter(([tag]) => tag === '<!--').length, 1);
    assert.doesNotMatch(text, /<[^>]*\sonerror=[^>]*>/);
  });
});

const escaped = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function resummed(file: string): string {
  const above = file.slice(0, file.lastIndexOf('<!--'));
  return `${above}<!-- SHA-256 of all above: ${sha256(above)} -->\n`;
}
