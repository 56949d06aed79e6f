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

/** Each line a block and a sentence, each word a token; the model proposes one relation by the words given. */
function statementFor(lines: readonly string[], told: { source: string; cue: string; content: string }) {
  const text = lines.join('\n\n');
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const blocks = lines.map((line, i): Block => {
    const start = text.indexOf(line);
    const firstToken = tokens.length;
    for (const match of line.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
      const at = start + match.index;
      const word = match[0];
      tokens.push({
        start: at,
        end: at + word.length,
        text: word,
        lemma: word.toLowerCase(),
        pos: 'NOUN',
        sentence: i,
      });
    }
    sentences.push({ start, end: start + line.length, firstToken, endToken: tokens.length, block: i });
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
    quotations: [],
    proposals: [
      {
        source: [span(told.source)],
        cue: span(told.cue),
        content: [span(told.content)],
        scores: { cue: 0.99, genuine: 0.99, spans: 0.9 },
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
