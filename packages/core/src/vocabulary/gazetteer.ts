import type { EntityKind } from './analysis.ts';
import type { EdtfString } from './date-stamp.ts';

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

/** A dated fact: who held a post on the day asked for. */
export type Holder = {
  /** The gazetteer's id of the post, and of its place where the post does not name it ("president" of `place:FR`). */
  office: string;
  place: string | null;
  name: string;
  /** First day in the post. */
  from: string;
  /** Where the post's own list of holders is to be checked. */
  see: string;
};

/** A ready-made group of countries, by ISO 3166-1, as it was known on `asOf`; from the first day of a member to its last. */
export type CountryGroup = {
  name: string;
  about: string;
  source: string;
  asOf: EdtfString;
  members: { code: string; from: EdtfString | null; until: EdtfString | null }[];
};

/** Names of the world: countries and regions, offices, outlets, agencies, organisations. */
export type Gazetteer = {
  /** The longest name that begins with token `at`, by the words as written (case matters), or null. */
  longestAt: (words: readonly string[], at: number) => GazetteerMatch | null;
  /** What a whole phrase names, case and a leading "the" aside, or null. */
  named: (phrase: string) => Omit<GazetteerMatch, 'tokens'> | null;
  /** Who held which post on a day; empty where the day is unknown, or later than what the gazetteer knows. */
  holdersOn?: (day: string | null) => Holder[];
  /** Groups that a policy may take by their names. */
  groups?: readonly CountryGroup[];
};
