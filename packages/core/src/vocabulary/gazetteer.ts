import type { EntityKind } from './analysis.ts';

/** A name that the gazetteer knows, standing at some token: how many tokens long, and what it names. */
export type GazetteerMatch = {
  tokens: number;
  kind: EntityKind;
  id: string;
  name: string;
  demonym?: boolean;
  /** True for a city that may stand for its government: "Moscow" beside "Russia". It is not the whole country. */
  capital?: boolean;
};

/** Names of the world: countries and regions, offices, outlets, agencies, organisations. */
export type Gazetteer = {
  /** The longest name that begins with token `at`, by the words as written (case matters), or null. */
  longestAt: (words: readonly string[], at: number) => GazetteerMatch | null;
  /** What a whole phrase names, case and a leading "the" aside, or null. */
  named: (phrase: string) => Omit<GazetteerMatch, 'tokens'> | null;
};
