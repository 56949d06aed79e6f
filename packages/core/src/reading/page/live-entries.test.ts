/** The live pages of spec/reading: each entry with its own time and heading, and where it opens and closes. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArticle } from '../index.ts';

const CASES = join(import.meta.dirname, '../../../../../spec/reading');
type Expected = {
  entries?: { published: string | null; headline: string | null; opens: string; closes: string }[];
};

for (const name of readdirSync(CASES)) {
  const path = join(CASES, name, 'expected.json');
  if (!existsSync(path) || !existsSync(join(CASES, name, 'input.html'))) continue;
  const { entries } = JSON.parse(readFileSync(path, 'utf8')) as Expected;
  test(`spec/reading/${name}: entries`, () => {
    const article = readArticle(readFileSync(join(CASES, name, 'input.html')), 'text/html');
    assert.ok(!('code' in article));
    const found = (article.entries ?? []).map(({ start, end, published, headline }, i) => {
      const text = article.text.slice(start, end);
      const { opens = '', closes = '' } = entries?.[i] ?? {};
      return {
        published,
        headline,
        opens: text.startsWith(opens) ? opens : text,
        closes: text.endsWith(closes) ? closes : text,
      };
    });
    assert.deepEqual(found, entries ?? []);
  });
}
