import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Analysis,
  type Block,
  bareArticle,
  type Sentence,
  type Span,
  type Token,
} from '../vocabulary/index.ts';
import { attribute } from './index.ts';

/** Each line a block, each word a token, each full stop the end of a sentence; the model proposes one relation. */
function statementFor(lines: readonly string[], told: { source: string; cue: string; content: string }) {
  const text = lines.join('\n\n');
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const blocks = lines.map((line, i): Block => {
    const start = text.indexOf(line);
    for (const sentence of line.matchAll(/\S.*?(?:\.”?(?= |$)|$)/g)) {
      const from = start + sentence.index;
      const firstToken = tokens.length;
      for (const { 0: word, index } of sentence[0].matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu))
        tokens.push({
          start: from + index,
          end: from + index + word.length,
          text: word,
          lemma: word.toLowerCase(),
          pos: 'NOUN',
          sentence: sentences.length,
        });
      const end = from + sentence[0].length;
      sentences.push({ start: from, end, firstToken, endToken: tokens.length, block: i });
    }
    return { kind: i === 0 ? 'headline' : 'paragraph', start, end: start + line.length };
  });
  const span = (words: string): Span => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const analysis: Analysis = {
    tokens,
    sentences,
    entities: [],
    quotations: [...text.matchAll(/“[^”]*”/g)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    })),
    proposals: [
      {
        source: [span(told.source)],
        cue: span(told.cue),
        content: [span(told.content)],
        scores: { cue: 0.99, bounds: 0.99, genuine: 0.99, spans: 0.9 },
      },
    ],
  };
  return attribute(bareArticle(text, blocks), analysis)[0]!;
}

const HEADLINE = 'Norland eases its ban on timber';
const LEAD = 'Norland has eased its ban on timber for builders, according to trade officials';

test('what is said before its cue stands in the paragraph of the cue, and not in the headline above', () => {
  const content = `${HEADLINE}\n\nNorland has eased its ban on timber for builders`;
  const statement = statementFor([HEADLINE, LEAD], {
    source: 'trade officials',
    cue: 'according to',
    content,
  });
  assert.deepEqual(
    statement.content.map(({ text }) => text),
    ['Norland has eased its ban on timber for builders'],
  );
});

test('what is said after its cue ends with the paragraph of the cue', () => {
  const lead = 'Trade officials said that timber is free';
  const content = 'that timber is free\n\nBuilders waited long';
  const statement = statementFor([HEADLINE, lead, 'Builders waited long'], {
    source: 'Trade officials',
    cue: 'said',
    content,
  });
  assert.deepEqual(
    statement.content.map(({ text }) => text),
    ['that timber is free'],
  );
});

const QUOTED: { name: string; lead: string; content: string; whole: string[] }[] = [
  {
    name: 'a quotation is taken whole, though the model saw only a part of it',
    lead: '“Timber is free. Builders waited long for it,” she said.',
    content: 'Builders waited long for it',
    whole: ['“Timber is free. Builders waited long for it,”'],
  },
  {
    name: 'words before a quotation stay with it',
    lead: 'She said that timber “is free for all builders” from May.',
    content: 'that timber “is free',
    whole: ['that timber “is free for all builders”'],
  },
  {
    name: 'a quotation goes on after the sentence that names the speaker',
    lead: '“Timber is free,” she said. “Builders may buy it from May on.” Nobody answered.',
    content: '“Timber is free,”',
    whole: ['“Timber is free,”', '“Builders may buy it from May on.”'],
  },
  {
    name: 'a quotation in a sentence of its own words does not go on',
    lead: '“Timber is free,” she said. Builders call it “a gift that came too late”.',
    content: '“Timber is free,”',
    whole: ['“Timber is free,”'],
  },
];

for (const { name, lead, content, whole } of QUOTED) {
  test(name, () => {
    const source = lead.includes('she') ? 'she' : 'She';
    const statement = statementFor([HEADLINE, lead], { source, cue: 'said', content });
    assert.deepEqual(
      statement.content.map(({ text }) => text),
      whole,
    );
  });
}
