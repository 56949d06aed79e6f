/**
 * Article, Analysis, Statements → what every pass looks at: the words by position, with who says them. A token's
 * statement is the innermost one whose content holds it; a position outside all statements is the reporter's own.
 */
import type {
  Analysis,
  Article,
  BlockKind,
  Entity,
  Quote,
  Sentence,
  Statement,
  Token,
} from '../vocabulary/index.ts';
import { verbOf } from './grammar/word-forms.ts';
import roles from './telling/roles.json' with { type: 'json' };

/** A cue that is the deed itself. */
const isDeed = (cue: readonly Quote[]): boolean =>
  cue.some((q) =>
    q.text
      .toLowerCase()
      .split(/\s+/)
      .some((w) => verbOf(w).some((v) => DEEDS.has(v))),
  );
const DEEDS = new Set(roles.deeds);

/** A half-open run of tokens. */
export type Run = { first: number; end: number };

export type Scene = {
  article: Article;
  tokens: readonly Token[];
  /** Each token's words in lower case, with straight apostrophes. */
  low: readonly string[];
  sentences: readonly Sentence[];
  statements: readonly Statement[];
  entityAt: (token: number) => Entity | undefined;
  sentenceOf: (token: number) => Sentence;
  kindOf: (sentence: Sentence) => BlockKind;
  /** The innermost statement in whose content the token stands. */
  saidWithin: (token: number) => Statement | null;
  /** The outermost one: whom the report itself heard. What someone does ("signed a bill") is no statement here. */
  saidAt: (token: number) => Statement | null;
  /** The statement whose cue the token is. */
  cuedAt: (token: number) => Statement | null;
};

export function sceneOf(article: Article, analysis: Analysis, statements: readonly Statement[]): Scene {
  const { entities } = analysis;
  const { tokens, sentences } = cutLong(analysis);
  const inEntity = new Map<number, Entity>();
  for (const entity of entities)
    for (let i = entity.firstToken; i < entity.endToken; i++) inEntity.set(i, entity);
  const within = new Int32Array(tokens.length).fill(-1);
  const heard = new Int32Array(tokens.length).fill(-1);
  const wideFirst = statements.map((s, i) => [s, i] as const).sort(([a], [b]) => lengthOf(b) - lengthOf(a));
  for (const [statement, index] of wideFirst) {
    if (!tellsWho(statement)) continue;
    for (const content of statement.content) {
      const run = runIn(tokens, content);
      for (let i = run?.first ?? 0; i < (run?.end ?? 0); i++) {
        within[i] = index;
        if (heard[i] === -1 && !isDeed(statement.cue)) heard[i] = index;
      }
    }
  }
  return {
    article,
    tokens,
    low: tokens.map((t) => t.text.toLowerCase().replaceAll('’', "'")),
    sentences,
    statements,
    entityAt: (token) => inEntity.get(token),
    sentenceOf: (token) => sentences[tokens[token]!.sentence]!,
    kindOf: (sentence) => article.blocks[sentence.block]?.kind ?? 'paragraph',
    saidAt: (at) => statements[heard[at] ?? -1] ?? null,
    saidWithin: (at) => statements[within[at] ?? -1] ?? null,
    cuedAt: (at) => {
      const token = tokens[at];
      return (
        statements.find(
          (s) => tellsWho(s) && s.cue.some((c) => token && c.start <= token.start && token.end <= c.end),
        ) ?? null
      );
    },
  };
}

/** Text without full stops would make one endless sentence; every look-around is bounded by its pieces. */
function cutLong({ tokens, sentences }: Analysis): Pick<Analysis, 'tokens' | 'sentences'> {
  if (sentences.every((s) => s.endToken - s.firstToken <= LONGEST)) return { tokens, sentences };
  const pieces = sentences.flatMap((sentence) => {
    const cut: Sentence[] = [];
    for (let first = sentence.firstToken; first < sentence.endToken; first += LONGEST) {
      const endToken = Math.min(sentence.endToken, first + LONGEST);
      cut.push({
        ...sentence,
        start: tokens[first]!.start,
        end: tokens[endToken - 1]!.end,
        firstToken: first,
        endToken,
      });
    }
    return cut;
  });
  const renumbered = pieces.flatMap((piece, index) =>
    tokens.slice(piece.firstToken, piece.endToken).map((token) => ({ ...token, sentence: index })),
  );
  return { tokens: renumbered, sentences: pieces };
}
const LONGEST = 240;

const lengthOf = (s: Statement) => s.content.reduce((sum, c) => sum + c.end - c.start, 0);
const tellsWho = (s: Statement) => s.source.length > 0 || s.speaker.kind !== 'unknown';

export const quoteRun = (scene: Scene, run: Run): Quote => {
  const start = scene.tokens[run.first]!.start;
  const end = scene.tokens[run.end - 1]!.end;
  return { start, end, text: scene.article.text.slice(start, end) };
};

/** The tokens that a quote covers, or null where it covers none. */
export const runOf = (scene: Scene, quote: { start: number; end: number }): Run | null =>
  runIn(scene.tokens, quote);

function runIn(tokens: readonly Token[], quote: { start: number; end: number }): Run | null {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < quote.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < tokens.length && tokens[end]!.end <= quote.end) end++;
  return end > low ? { first: low, end } : null;
}

/** How a list of words begins at a token. */
export const beginsAt = (scene: Scene, lists: readonly (readonly string[])[], at: number): number => {
  for (const list of lists) if (list.every((w, i) => scene.low[at + i] === w)) return list.length;
  return 0;
};
