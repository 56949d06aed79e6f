import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import fc from 'fast-check';
import {
  type Article,
  type Block,
  bareArticle,
  type Quote,
  type Speaker,
  type Statement,
} from '../vocabulary/index.ts';
import { attribute } from './index.ts';

/** What a row leaves out is not looked at. `only`: nothing else may be found. */
type Expected = {
  source?: string[];
  cue?: string[];
  content?: string[];
  quotation?: Statement['quotation'];
  speaker?: { name: string | null; kind: Speaker['kind']; office?: string; mention?: string | null };
  members?: (string | null)[];
};
type Row = { name: string; text: string; only?: boolean; statements: Expected[] };

const SPEC = new URL('../../../../spec/attribution/', import.meta.url);
const analyse = createAnalyser(gazetteer);

/** The first of several lines is a headline, as in plain text. */
function articleOf(text: string): Article {
  const lines = [...text.matchAll(/\S[^\n]*/g)];
  const blocks = lines.map((line, i): Block => {
    const kind = i === 0 && lines.length > 1 && !line[0].endsWith('.') ? 'headline' : 'paragraph';
    return { kind, start: line.index, end: line.index + line[0].length };
  });
  return bareArticle(text, blocks);
}

async function read(text: string): Promise<Statement[]> {
  const article = articleOf(text);
  return attribute(article, await analyse(article));
}

const words = (quotes: readonly Quote[]) => quotes.map((q) => q.text);

function shape(statement: Statement): Required<Expected> {
  const { source, cue, content, quotation, speaker } = statement;
  return {
    source: words(source),
    cue: words(cue),
    content: words(content),
    quotation,
    speaker: {
      name: speaker.name,
      kind: speaker.kind,
      ...(speaker.office ? { office: speaker.office } : {}),
      mention: speaker.mention?.text ?? null,
    },
    members: (speaker.members ?? []).map((m) => m.name),
  };
}

function fits(found: Required<Expected>, expected: Expected): boolean {
  const { speaker, ...rest } = expected;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const spans = Object.entries(rest).every(([key, value]) => same(found[key as keyof Expected], value));
  const who = Object.entries(speaker ?? {}).every(([key, value]) =>
    same(found.speaker[key as keyof typeof found.speaker], value),
  );
  return spans && who;
}

for (const file of readdirSync(SPEC).sort()) {
  for (const row of JSON.parse(readFileSync(new URL(file, SPEC), 'utf8')) as Row[]) {
    test(`${file.replace('.json', '').replaceAll('-', ' ')}: ${row.name}`, async () => {
      const found = (await read(row.text)).map(shape);
      for (const expected of row.statements)
        assert.ok(
          found.some((f) => fits(f, expected)),
          `no ${JSON.stringify(expected, null, 1)} in ${JSON.stringify(found, null, 1)}`,
        );
      if (row.only) assert.equal(found.length, row.statements.length);
    });
  }
}

test('every span holds exactly the words of the text, whatever the text', async () => {
  const bits = [
    '“',
    '”',
    '"',
    "'",
    ' said ',
    ' that ',
    'the ban',
    ', ',
    '. ',
    '\n\n',
    'U.S.',
    ' officials',
    'according to ',
    'é',
    '😀',
    ' was told ',
  ];
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (input) => {
      for (const { source, cue, content, speaker } of await read(input)) {
        for (const quote of [...source, ...cue, ...content, ...(speaker.mention ? [speaker.mention] : [])]) {
          assert.ok(quote.start < quote.end);
          assert.equal(quote.text, input.slice(quote.start, quote.end));
        }
        assert.ok(cue.length > 0 && content.length > 0);
      }
    }),
    { numRuns: 200 },
  );
});
