/** What reading asks of an element's attributes; undefined where it has none of the name. One shape for all elements. */
import { WordTable } from '../word-table.ts';

export type Attributes = {
  class: string | undefined;
  id: string | undefined;
  href: string | undefined;
  style: string | undefined;
  role: string | undefined;
  hidden: string | undefined;
  title: string | undefined;
  rel: string | undefined;
  itemprop: string | undefined;
  property: string | undefined;
  content: string | undefined;
  name: string | undefined;
  type: string | undefined;
  lang: string | undefined;
  datetime: string | undefined;
  pubdate: string | undefined;
  'data-component': string | undefined;
  'http-equiv': string | undefined;
  'xml:lang': string | undefined;
};

export const noAttributes = (): Attributes => ({
  class: undefined,
  id: undefined,
  href: undefined,
  style: undefined,
  role: undefined,
  hidden: undefined,
  title: undefined,
  rel: undefined,
  itemprop: undefined,
  property: undefined,
  content: undefined,
  name: undefined,
  type: undefined,
  lang: undefined,
  datetime: undefined,
  pubdate: undefined,
  'data-component': undefined,
  'http-equiv': undefined,
  'xml:lang': undefined,
});

/** An element without any of them. */
export const NONE: Attributes = Object.freeze(noAttributes());

export const ATTRIBUTES = Object.keys(NONE) as readonly (keyof Attributes)[];
/** By name, its place in the list above and one. */
export const BY_NAME = new WordTable(new Map(ATTRIBUTES.map((name, i) => [name, i + 1])));
