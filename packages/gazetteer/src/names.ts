/** All names the gazetteer knows, from its data files; where two rows share a phrase, the earlier file's counts. */
import type { EntityKind } from '@proviso/core/vocabulary';
import countries from './countries.json' with { type: 'json' };
import groups from './groups.json' with { type: 'json' };
import offices from './offices.json' with { type: 'json' };
import organisations from './organisations.json' with { type: 'json' };
import outlets from './outlets.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };

/** One thing of the world and the words that name it, in the capitals that reports use. */
export type Name = {
  /** `place:RU`, `place:UA-63`, `office:prime-minister`: unique. */
  id: string;
  kind: EntityKind;
  name: string;
  words?: string[];
  /** Cities that stand for the government ("Moscow refused"), and are places of their own as well. */
  capitals?: string[];
  /** Adjective and people: "Russian", "Russians". */
  demonyms?: string[];
};

export const names = [
  ...countries,
  ...regions,
  ...organisations,
  ...offices,
  ...outlets,
  ...groups,
] as Name[];
