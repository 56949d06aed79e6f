import type { Quote } from './span.ts';

export const SPEAKER_KINDS = [
  'named',
  'office',
  'group',
  'anonymous',
  'document',
  'outlet',
  'unknown',
] as const;
/** `anonymous`: officials or sources that the report does not name. `unknown`: no source told. */
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];
export type Speaker = {
  /** The fullest name that the document gives; null where nobody is named. */
  name: string | null;
  kind: SpeakerKind;
  /** Where the speaker's fullest description stands; null for an unresolved pronoun. */
  mention: Quote | null;
  /** The post that the report gives a named speaker, in its words ("US secretary of state"). */
  office?: string;
  /** Who held the post on the article's day, by the gazetteer: the report itself names nobody. */
  holder?: { inferred: true; value: string; reason: string };
  /** Where several speak as one ("X and Y said"): each of them. */
  members?: Speaker[];
};

/** An attribution relation (PARC 3): who (`source`), by which words (`cue`), says what (`content`). */
export type Statement = {
  id: string;
  source: Quote[];
  cue: Quote[];
  content: Quote[];
  quotation: 'direct' | 'indirect' | 'mixed';
  speaker: Speaker;
  /** 0..1: how sure the reader is of the spans. Says nothing of the speaker's truth. */
  confidence: number;
};
