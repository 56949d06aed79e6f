import type {
  Analysis,
  Article,
  Entity,
  Gazetteer,
  PartOfSpeech,
  Sentence,
  Token,
} from '@proviso/core/vocabulary';
import winkModel from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence, type ItemToken } from 'wink-nlp';
import { createEncoder, type Encoder } from './encoder.ts';
import { encoderWords } from './encoder-words.ts';
import { mendNames } from './names.ts';
import { proposalsOf } from './proposals.ts';
import { findQuotations } from './quotations.ts';
import { mendSentenceEnds, type RawToken } from './sentence-ends.ts';
import { readWeights, type Weights } from './weights.ts';
import { classesIn, mendClasses, type WordClass } from './word-classes.ts';
import { createWordPieces, type WordPieces } from './word-pieces.ts';

type Model = { encoder: Encoder; pieces: WordPieces; steps: Weights['steps'] };

/** No word of English is so long. What is, an address or a picture in letters, costs the tagger its length squared. */
const LONGEST_RUN = /\S{200}(?=\S)/gu;

/** A text with its endless words broken; the tagger's words are found again in the text as it was. */
const spaced = (text: string): string => text.replace(LONGEST_RUN, '$& ');

/** Loaded when first needed, and once for all analysers. */
let loading: Promise<Model> | null = null;

async function loadModel(): Promise<Model> {
  const weights = readWeights();
  return {
    encoder: await createEncoder(weights),
    pieces: createWordPieces(weights.vocabulary),
    steps: weights.steps,
  };
}

/** Offsets are into the article's text. The first call costs some hundred milliseconds more: the weights are loaded. */
export function createAnalyser(gazetteer: Gazetteer): (article: Article) => Promise<Analysis> {
  const nlp = winkNLP(winkModel, ['sbd', 'pos']);
  const its = nlp.its;
  // wink's own typing gives `its.lemma` one parameter more than its tokens take.
  const lemmaOf = (item: ItemToken) => String(item.out(its.lemma as never)).toLowerCase();

  return async (article) => {
    const tokens: Token[] = [];
    const sentences: Sentence[] = [];
    article.blocks.forEach((block, blockIndex) => {
      if (block.kind === 'furniture') return;
      const raw: RawToken[] = [];
      let cursor = block.start;
      const document = nlp.readDoc(spaced(article.text.slice(block.start, block.end)));
      document.sentences().each((sentence: ItemSentence) => {
        sentence.tokens().each((item: ItemToken) => {
          const text = item.out();
          if (text.trim() === '') return;
          const start = article.text.indexOf(text, cursor);
          // wink rewrites nothing, but a character it drops must not shift what follows.
          if (start < 0 || start + text.length > block.end) return;
          cursor = start + text.length;
          const pos = item.out(its.pos) as PartOfSpeech;
          raw.push({ start, end: cursor, text, lemma: lemmaOf(item), pos, breaks: false });
        });
        const last = raw.at(-1);
        if (last) last.breaks = true;
      });
      let firstToken = tokens.length;
      for (const { breaks, ...token } of mendNames(mendSentenceEnds(raw))) {
        tokens.push({ ...token, sentence: sentences.length });
        if (!breaks && token.end !== raw.at(-1)!.end) continue;
        const start = tokens[firstToken]!.start;
        sentences.push({ start, end: token.end, firstToken, endToken: tokens.length, block: blockIndex });
        firstToken = tokens.length;
      }
    });
    const quotations = findQuotations(article.text, article.blocks);
    loading ??= loadModel();
    const { encoder, pieces, steps } = await loading;
    const words = encoderWords(article, sentences, quotations, pieces);
    const classes: WordClass[] = [];
    const noting: Encoder = {
      ...encoder,
      encode: async (of, window) => {
        const seen = await encoder.encode(of, window);
        classes.push(...classesIn(seen));
        return seen;
      },
    };
    // Windows follow on each other, so that classes stand in the order of words.
    const proposals = await proposalsOf(words, noting, steps);
    return {
      tokens: mendClasses(tokens, words, classes),
      sentences,
      entities: findEntities(tokens, sentences, gazetteer),
      quotations,
      proposals,
      holders: gazetteer.holdersOn?.(article.published) ?? [],
    };
  };
}

function findEntities(tokens: Token[], sentences: Sentence[], gazetteer: Gazetteer): Entity[] {
  const words = tokens.map((t) => t.text);
  const entities: Entity[] = [];
  for (const sentence of sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; ) {
      const match = gazetteer.longestAt(words, i);
      const known = match && i + match.tokens <= sentence.endToken ? match : null;
      const length = known
        ? known.tokens
        : properRun(tokens, i, sentence.endToken, (at) => gazetteer.longestAt(words, at) !== null);
      if (length > 0) {
        const start = tokens[i]!.start;
        const end = tokens[i + length - 1]!.end;
        const span = { start, end, firstToken: i, endToken: i + length };
        entities.push(
          known
            ? {
                ...span,
                kind: known.kind,
                id: known.id,
                name: known.name,
                ...(known.demonym ? { demonym: true } : {}),
              }
            : { ...span, kind: 'name', id: null, name: words.slice(i, i + length).join(' ') },
        );
      }
      i += Math.max(1, length);
    }
  }
  return entities;
}

/** How many tokens from `at` on are capitalised proper nouns; a name the gazetteer knows ends the run. */
function properRun(tokens: Token[], at: number, end: number, isKnown: (at: number) => boolean): number {
  let length = 0;
  while (at + length < end) {
    const token = tokens[at + length]!;
    if (token.pos !== 'PROPN' || !/^\p{Lu}/u.test(token.text) || (length > 0 && isKnown(at + length))) break;
    length++;
  }
  return length;
}
