import type { Analysis, Article, Entity, Sentence, Span, Token } from '../vocabulary/index.ts';

/** A quotation with its tokens: the marks are the first and the last of them. */
export type Quotation = Span & { firstToken: number; endToken: number };

/** A half-open run of tokens. */
export type Run = { first: number; end: number };

/** What every finder looks at: the words, their sentences, the quotations and the entities, each found by token. */
export type Scene = {
  text: string;
  tokens: Token[];
  sentences: Sentence[];
  quotations: Quotation[];
  /** By token: the quotation it lies in, or undefined. */
  quotationAt: (token: number) => Quotation | undefined;
  entityAt: (token: number) => Entity | undefined;
  sentenceOf: (token: number) => Sentence;
  /** The first token that ends after an offset of the text. */
  tokenAt: (offset: number) => number;
};

export function sceneOf(article: Article, analysis: Analysis): Scene {
  const { tokens, sentences, entities } = analysis;
  const quotations: Quotation[] = [];
  const inQuotation = new Int32Array(tokens.length).fill(-1);
  let cursor = 0;
  for (const span of analysis.quotations) {
    while (cursor < tokens.length && tokens[cursor]!.start < span.start) cursor++;
    const firstToken = cursor;
    while (cursor < tokens.length && tokens[cursor]!.end <= span.end)
      inQuotation[cursor++] = quotations.length;
    if (cursor > firstToken) quotations.push({ ...span, firstToken, endToken: cursor });
  }
  const inEntity = new Int32Array(tokens.length).fill(-1);
  entities.forEach((entity, index) => {
    inEntity.fill(index, entity.firstToken, entity.endToken);
  });
  return {
    text: article.text,
    tokens,
    sentences,
    quotations,
    quotationAt: (token) => quotations[inQuotation[token] ?? -1],
    entityAt: (token) => entities[inEntity[token] ?? -1],
    sentenceOf: (token) => sentences[tokens[token]!.sentence]!,
    tokenAt: (offset) => firstEndingAfter(tokens, offset),
  };
}

function firstEndingAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const spanOf = (scene: Scene, run: Run): Span => ({
  start: scene.tokens[run.first]!.start,
  end: scene.tokens[run.end - 1]!.end,
});
