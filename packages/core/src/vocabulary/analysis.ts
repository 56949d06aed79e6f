import type { Holder } from './gazetteer.ts';
import type { Span } from './span.ts';

/** Universal Dependencies part-of-speech tags. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export type Token = Span & {
  text: string;
  /** Lower-case. */
  lemma: string;
  pos: PartOfSpeech;
  /** Index into `Analysis.sentences`. */
  sentence: number;
};

/** First token and past-last token of a sentence, and the block it stands in. Sentences never cross blocks. */
export type Sentence = Span & { firstToken: number; endToken: number; block: number };

export const ENTITY_KINDS = [
  'place',
  'person',
  'office',
  'organisation',
  'agency',
  'outlet',
  'group',
  'name',
] as const;
/**
 * `place` covers demonyms too ("Russian"); `office` is a post ("secretary of state"); `agency` a news agency;
 * `group` a people or an unnamed body ("officials"); `name` a run of proper nouns of unknown kind.
 */
export type EntityKind = (typeof ENTITY_KINDS)[number];
export type Entity = Span & {
  kind: EntityKind;
  firstToken: number;
  endToken: number;
  /** The gazetteer's id (`place:RU`, `office:us-secretary-of-state`), or null where it knows none. */
  id: string | null;
  /** The gazetteer's full name, else the words themselves. */
  name: string;
  /** True for "Russian" beside "Russia". */
  demonym?: boolean;
};

/** A relation of source, cue and content as the model proposes it, weak ones too; spans stand in the order of the text. */
export type Proposal = {
  source: Span[];
  cue: Span;
  content: Span[];
  /**
   * 0..1: that a cue stands there, that it is these words and no others, that it is one after a second look, and that no
   * other source and content fits it.
   */
  scores: { cue: number; bounds: number; genuine: number; spans: number };
};

/** What the model says of an article's words. Furniture is left out: nothing of what is here lies in it. */
export type Analysis = {
  tokens: Token[];
  sentences: Sentence[];
  entities: Entity[];
  /** With their marks, in order; one that runs over several paragraphs is one. */
  quotations: Span[];
  /** In the order of their cues. */
  proposals: Proposal[];
  /** Who held which post on the day the article was published, by the gazetteer. */
  holders?: Holder[];
};
