/**
 * The tables of spec/reading/metadata: what a page's head, its marked parts and its lines say, and what the article then
 * tells. Each row puts its parts around one story of two paragraphs.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Article } from '../../vocabulary/index.ts';
import { readArticle } from '../read-article.ts';
import orders from './precedence.json' with { type: 'json' };

const TABLES = join(import.meta.dirname, '../../../../../spec/reading/metadata');

type Row = {
  name: string;
  url?: string;
  lang?: string;
  h1?: string;
  title?: string;
  /** HTML of the head; of what stands under the headline; of what stands after the story. */
  head?: string;
  under?: string;
  after?: string;
  story?: string[];
  expected: Partial<Article>;
};

const HEADLINE = 'Harbour town eases its ban on grain exports';
const STORY = [
  'The harbour town has eased its ban on exports of grain, according to a notice that was published this week.',
  'Exporters may ship up to 500 tonnes a month, the notice says, and the permit must be asked for in writing.',
];

const pageOf = ({ lang, h1 = HEADLINE, title, head, under, after, story = STORY }: Row): string =>
  `<!doctype html><html${lang ? ` lang="${lang}"` : ''}><head><title>${title ?? h1}</title>${head ?? ''}</head>
<body><article><h1>${h1}</h1>${under ?? ''}${story.map((words) => `<p>${words}</p>`).join('')}${after ?? ''}</article></body></html>`;

for (const file of readdirSync(TABLES))
  for (const row of JSON.parse(readFileSync(join(TABLES, file), 'utf8')) as Row[])
    test(`spec/reading/metadata/${file}: ${row.name}`, () => {
      const bytes = new TextEncoder().encode(pageOf(row));
      const article = readArticle(bytes, 'text/html', row.url ? { baseUrl: row.url } : {});
      assert.ok(!('code' in article), `not read: ${JSON.stringify(article)}`);
      for (const [field, value] of Object.entries(row.expected))
        assert.deepEqual(article[field as keyof Article], value, field);
    });

test('every source stands once in the order of its field, with its reason', () => {
  for (const [field, order] of Object.entries(orders)) {
    const names = order.map(({ from }) => from);
    assert.equal(new Set(names).size, names.length, field);
    for (const { from, why } of order) assert.ok(why.length > 10, `${field}: ${from}`);
  }
});
