/** The cases of spec/reading: what a person sees as headline, story and furniture of a report, and nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Article } from '../vocabulary/index.ts';
import { mediaTypeOf, readArticle } from './index.ts';

const CASES = join(import.meta.dirname, '../../../../spec/reading');

type Expected = Partial<
  Pick<
    Article,
    'headline' | 'standfirst' | 'publisher' | 'published' | 'bylines' | 'language' | 'url' | 'creditedTo'
  >
> & {
  furniture?: string[];
  story?: string[];
  blockCount?: number;
  /** Of live pages: `live-entries.test.ts` asks for them. */
  entries?: object[];
  measures?: { value: string; also?: string; consistent?: boolean }[];
};

const isCase = (name: string) => readdirSync(join(CASES, name)).some((f) => f.startsWith('input.'));

for (const name of readdirSync(CASES).filter(isCase))
  test(`spec/reading/${name}`, () => {
    const folder = join(CASES, name);
    const file = readdirSync(folder).find((f) => f.startsWith('input.'))!;
    const bytes = readFileSync(join(folder, file));
    const {
      furniture,
      story,
      blockCount,
      measures,
      entries: _,
      ...facts
    } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const article = readArticle(bytes, mediaTypeOf(bytes, { name: file }));
    assert.ok(!('code' in article), `not read: ${JSON.stringify(article)}`);
    for (const [field, value] of Object.entries(facts))
      assert.deepEqual(article[field as keyof Article], value, field);
    const seen = article.blocks
      .filter((b) => b.kind === 'furniture')
      .map((b) => article.text.slice(b.start, b.end));
    if (furniture) assert.deepEqual(seen, furniture);
    if (story) assert.deepEqual(article.story.split('\n\n'), story);
    if (blockCount) assert.equal(article.blocks.length, blockCount);
    if (measures)
      assert.deepEqual(
        article.measures.map(({ quote: _, ...rest }) => rest),
        measures,
      );
    if (file.endsWith('.txt')) assert.equal(article.text, bytes.toString('utf8'));
  });
