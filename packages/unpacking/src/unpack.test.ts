/** The cases of spec/unpacking: a document, and what each report in it says once it is read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArticle } from '@proviso/core/reading';
import type { Article } from '@proviso/core/vocabulary';
import { unpack } from './index.ts';

const CASES = join(import.meta.dirname, '../../../spec/unpacking');

type Expected = Partial<Omit<Article, 'story'>> & {
  id: string | null;
  mediaType: string;
  retrieved?: string;
  error?: string;
  story?: string[];
  storyHolds?: string;
};

for (const name of readdirSync(CASES))
  test(`spec/unpacking/${name}`, async () => {
    const folder = join(CASES, name);
    const file = readdirSync(folder).find((each) => each.startsWith('input.'))!;
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected[];
    const found = await unpack({ name: file, bytes: readFileSync(join(folder, file)) });
    assert.equal(found.length, expected.length);
    for (const [i, { id, mediaType, retrieved, error, story, storyHolds, ...facts }] of expected.entries()) {
      const each = found[i]!;
      assert.equal(each.id, id);
      assert.equal(each.mediaType, mediaType);
      if ('error' in each) {
        assert.equal(each.error.code, error);
        assert.match(each.error.message, /^[a-z`].*`/);
        continue;
      }
      assert.equal(error, undefined);
      assert.equal(each.retrieved, retrieved);
      const { bytes, mediaType: type } = each.legible ?? each;
      const article = readArticle(bytes, type, each.hints);
      assert.ok(!('code' in article), JSON.stringify(article));
      for (const [field, value] of Object.entries(facts))
        assert.deepEqual(article[field as keyof Article], value, field);
      if (story) assert.deepEqual(article.story.split('\n\n'), story);
      if (storyHolds) assert.ok(article.story.includes(storyHolds), article.story);
    }
  });
