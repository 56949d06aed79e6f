/** A report's page: its words, marked, and how much of them whoever may only read is shown. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { bareArticle, type FullReading, quoteOf, type Statement } from '@proviso/core/vocabulary';
import { type Example, exampleDesk, NOW } from '../testing/example-record.ts';
import { writable } from '../testing/writable.ts';

let example: Example;
let whole: (path: string) => Promise<string>;
let short: (path: string) => Promise<string>;
before(async () => {
  example = await exampleDesk();
  await store(withStatement(), 'a'.repeat(64));
  await store(longReport(), 'b'.repeat(64));
  const textOf = (around: object) => async (path: string) =>
    (await writable(example, around).get(path)).text();
  whole = textOf({});
  short = textOf({ writes: false, fullText: false });
});

async function store(reading: FullReading, sha256: string): Promise<void> {
  reading.report.sha256 = sha256;
  await example.store.append([{ kind: 'reading', program: 'by hand', reading }], NOW);
}

/** "…, said X." with its three parts marked. */
function withStatement(): FullReading {
  const text = 'The board said that fishing may begin again.';
  const span = (words: string) => {
    const start = text.indexOf(words);
    return quoteOf(text, { start, end: start + words.length });
  };
  const statement: Statement = {
    id: 's1',
    source: [span('The board')],
    cue: [span('said')],
    content: [span('that fishing may begin again')],
    quotation: 'indirect',
    speaker: { name: null, kind: 'group', mention: span('The board') },
    confidence: 1,
  };
  return bare(text, [{ kind: 'paragraph', start: 0, end: text.length }], [statement]);
}

/** Thirty paragraphs, each with a word of its own, and none that moves a rule. */
function longReport(): FullReading {
  const paragraphs = Array.from(
    { length: 30 },
    (_, n) => `Paragraph word${n} tells of boats, of weather, and of the price of nets.`,
  );
  const text = paragraphs.join('\n\n');
  const blocks = paragraphs.map((paragraph) => {
    const start = text.indexOf(paragraph);
    return { kind: 'paragraph' as const, start, end: start + paragraph.length };
  });
  return bare(text, blocks, []);
}

const bare = (
  text: string,
  blocks: FullReading['article']['blocks'],
  statements: Statement[],
): FullReading => ({
  report: { source: 'a.txt', mediaType: 'text/plain', sha256: '', bytes: text.length, retrieved: null },
  article: bareArticle(text, blocks),
  statements,
  findings: [],
  stances: [],
});

describe('where the whole text may be shown', () => {
  test('the words of a finding are marked, lead to it, and it leads back', async () => {
    const page = await whole(`/reports/${example.shaOf('weapons-ease')}`);
    assert.match(
      page,
      /id="m-f1"><\/span><mark><a href="#n-f1">has partially lifted<\/a><\/mark><span class="number"/,
    );
    assert.match(page, /<article class="note" id="n-f1">/);
    assert.match(page, /<a class="words" href="#m-f1">‹has partially lifted›<\/a>/);
  });

  test('who says something, by which words, and what, are told apart, and have an address', async () => {
    const page = await whole(`/reports/${'a'.repeat(64)}`);
    assert.match(
      page,
      /id="m-s1"><\/span><span class="source">The board<\/span> <span class="cue">said<\/span> <span class="content">that fishing may begin again<\/span>/,
    );
    assert.match(page, /<a class="words" href="#m-s1">‹that fishing may begin again›<\/a>/);
  });

  test('what was set aside is folded, with why', async () => {
    const page = await whole(`/reports/${example.shaOf('weapons-ease')}`);
    assert.match(page, /<details class="furniture">\s*<summary>Set aside, 1 line: follow live<\/summary>/);
  });

  test('what is not told is told', async () => {
    const page = (await whole(`/reports/${example.shaOf('weapons-ease')}`))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    assert.match(page, /Not told 1 loosened in part: start, end, how many officials/);
  });

  test('the hash, where it came from, and its copies stand below', async () => {
    const page = await whole(`/reports/${example.shaOf('wire-ban')}`);
    assert.match(page, new RegExp(`<code class="hash">${example.shaOf('wire-ban')}</code>`));
    assert.match(page, new RegExp(`copied by <a href="/reports/${example.shaOf('wire-ban-copy')}">`));
    const copy = await whole(`/reports/${example.shaOf('wire-ban-copy')}`);
    assert.match(
      copy,
      new RegExp(`first told on record by <a href="/reports/${example.shaOf('wire-ban')}">`),
    );
  });

  test('the start of a hash leads to the whole of it', async () => {
    const response = await writable(example).get(`/reports/${example.shaOf('rumour').slice(0, 10)}`);
    assert.equal(response.headers.get('location'), `/reports/${example.shaOf('rumour')}`);
  });
});

describe('where it may not', () => {
  const wordsOn = (page: string) => new Set(page.match(/word\d+/g)).size;

  test('a report that moves no rule shows none of its words', async () => {
    const path = `/reports/${'b'.repeat(64)}`;
    assert.equal(wordsOn(await whole(path)), 30);
    const page = await short(path);
    assert.equal(wordsOn(page), 0);
    assert.match(page, /The full text is its publisher’s and is not shown here/);
  });

  test('of one that does, the sentences of its findings, no furniture, and a link', async () => {
    const page = await short(`/reports/${example.shaOf('wire-ban')}`);
    assert.match(page, /<mark><a href="#n-f1">banned<\/a><\/mark>/);
    assert.match(page, /href="https:\/\/harbourwire\.example\/rice-ban"[^>]*>Read it there/);
    assert.doesNotMatch(page, /how a harvest becomes a price/);
    assert.doesNotMatch(page, /<form class="word"|name="token"/);
  });

  test('nobody’s statements are quoted', async () => {
    assert.doesNotMatch(await short(`/reports/${'a'.repeat(64)}`), /fishing may begin again/);
  });

  test('findings keep their addresses', async () => {
    const page = await short(`/reports/${example.shaOf('weapons-ease')}`);
    for (const id of ['f1', 'f2', 'f3']) {
      assert.ok(page.includes(`id="n-${id}"`) || page.includes(`href="#n-${id}"`), id);
    }
  });
});
