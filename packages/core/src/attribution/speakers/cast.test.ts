import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import fc from 'fast-check';
import { type Block, bareArticle, type Span, type Speaker } from '../../vocabulary/index.ts';
import { castOf } from './index.ts';

/**
 * `{He}` is a source that is asked about, `‹...›` what it says; the first source says the first content, and so on, where
 * `pairs` does not tell otherwise. `speakers`: who each source is, in the order of the text; a bare name is a person's.
 */
type Told =
  | string
  | { name?: string | null; kind?: Speaker['kind']; mention?: string | null; holder?: string };
type Row = { name: string; text: string; published?: string; pairs?: [number, number][]; speakers: Told[] };

const rows = JSON.parse(
  readFileSync(new URL('../../../../../spec/speakers/cases.json', import.meta.url), 'utf8'),
) as Row[];
const analyse = createAnalyser(gazetteer);

type Marked = { text: string; sources: Span[]; contents: Span[] };

function unmark(marked: string): Marked {
  let text = '';
  const sources: Span[] = [];
  const contents: Span[] = [];
  const open: Span[] = [];
  for (const sign of marked) {
    if (sign === '{' || sign === '‹') {
      const span = { start: text.length, end: -1 };
      open.push(span);
      (sign === '{' ? sources : contents).push(span);
    } else if (sign === '}' || sign === '›') open.pop()!.end = text.length;
    else text += sign;
  }
  return { text, sources, contents };
}

/** One paragraph a line; where the first of several has no full stop, it is the headline. */
function articleOf(text: string, published: string | null) {
  const lines = [...text.matchAll(/\S[^\n]*/g)];
  const blocks = lines.map((line, i): Block => {
    const kind = i === 0 && lines.length > 1 && !/[.”"]$/.test(line[0]) ? 'headline' : 'paragraph';
    return { kind, start: line.index, end: line.index + line[0].length };
  });
  return { ...bareArticle(text, blocks), published };
}

for (const { name, text: marked, published, pairs, speakers } of rows) {
  test(`who speaks: ${name}`, async () => {
    const { text, sources, contents } = unmark(marked);
    const article = articleOf(text, published ?? null);
    const relations = (pairs ?? sources.map((_, i): [number, number] => [i, i])).map(([source, content]) => ({
      source: [sources[source]!],
      content: contents[content] ? [contents[content]] : [],
    }));
    const analysis = { ...(await analyse(article)), holders: gazetteer.holdersOn?.(article.published) ?? [] };
    const speakerOf = castOf(article, analysis, relations);
    assert.equal(sources.length, speakers.length, 'each source is told');
    speakers.forEach((expected, i) => {
      const found = speakerOf([sources[i]!]);
      const told = typeof expected === 'string' ? { name: expected, kind: 'named' as const } : expected;
      for (const [key, value] of Object.entries(told)) {
        const shown = { ...found, mention: found.mention?.text ?? null, holder: found.holder?.value };
        assert.equal(
          shown[key as keyof typeof told],
          value,
          `${key} of \`${text.slice(sources[i]!.start, sources[i]!.end)}\``,
        );
      }
    });
  });
}

test('any spans give a speaker whose words stand in the text', async () => {
  const text =
    'President Anna Holt met Li Wei of the Grain Board. “I agree,” he said. The board’s chief said so too.';
  const article = articleOf(text, null);
  const analysis = await analyse(article);
  const span = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const relation = fc.record({
    source: fc.array(span, { maxLength: 2 }),
    content: fc.array(span, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(
      fc.array(relation, { maxLength: 4 }),
      fc.array(span, { maxLength: 3 }),
      (relations, source) => {
        const { mention, members, kind } = castOf(article, analysis, relations)(source);
        for (const quote of [mention, ...(members ?? []).map((m) => m.mention)])
          if (quote) assert.equal(quote.text, text.slice(quote.start, quote.end));
        if (!source.some((s) => s.end > s.start)) assert.equal(kind, 'unknown');
      },
    ),
    { numRuns: 300 },
  );
});
