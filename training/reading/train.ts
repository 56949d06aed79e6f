/**
 * The corpora beside the project → the trees of the story's scorer beside its code, byte for byte the same each time,
 * from all pages. How well they do on sites they never saw is told by `npm run -s bench -- reading`, fold by fold.
 */
import { writeFileSync } from 'node:fs';
import { CORPORA, readPages } from './corpus.ts';
import { fitStory } from './fit-story.ts';

const pages = CORPORA.flatMap((corpus) => {
  const found = readPages(corpus);
  if (!found)
    throw new Error(
      `\`../shared/data/reading/${corpus}.jsonl.gz\` is not there: the trees cannot be fitted without it`,
    );
  return found;
});
const fitted = fitStory(pages);
const lines = Object.entries(fitted).map(
  ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
);
writeFileSync(
  new URL('../../packages/core/src/reading/page/story-trees.json', import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
);
console.log(`${pages.length} pages, ${fitted.features.length} features in use`);
