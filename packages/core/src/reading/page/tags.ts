/**
 * An element's name → what is known of such elements. Each name has one object, so that elements are compared by it;
 * names that nobody knows get theirs page by page.
 */
import { WordTable } from '../word-table.ts';
import names from './tags.json' with { type: 'json' };

export type Tag = {
  readonly name: string;
  /** 0 of all that are unknown. */
  readonly id: number;
  /** Has no end, and nothing in it. */
  readonly isVoid: boolean;
  /** Holds text alone, to its own end tag; with references (`&amp;`) or as it stands. */
  readonly isRaw: boolean;
  readonly hasReferences: boolean;
  readonly isForeign: boolean;
  /** Begins a block. */
  readonly isBlock: boolean;
  /** Is not shown, or holds no words of a report. */
  readonly isSkipped: boolean;
  /** By id, the elements that end where this one begins; null where none does. */
  readonly closes: Uint8Array | null;
};

const lists = (list: readonly string[]) => new Set(list);
const [VOID, RAW, REFERENCES, FOREIGN, BLOCKS, SKIPPED] = [
  lists(names.void),
  lists(names.raw),
  lists(names.rawWithReferences),
  lists(names.foreign),
  lists(names.blocks),
  lists(names.skipped),
];
const CLOSES = new Map(Object.entries(names.closes));
const KNOWN = [
  ...new Set([
    ...[VOID, RAW, REFERENCES, FOREIGN, BLOCKS, SKIPPED, CLOSES.keys()].flatMap((some) => [...some]),
    ...[...CLOSES.values()].flat(),
    ...names.plain,
  ]),
];

function tagCalled(name: string, id: number): Tag {
  const closed = id === 0 ? undefined : CLOSES.get(name);
  return {
    name,
    id,
    isVoid: VOID.has(name),
    isRaw: RAW.has(name) || REFERENCES.has(name),
    hasReferences: REFERENCES.has(name),
    isForeign: FOREIGN.has(name),
    isBlock: BLOCKS.has(name),
    isSkipped: SKIPPED.has(name),
    closes: closed ? Uint8Array.from([0, ...KNOWN], (other) => Number(closed.includes(String(other)))) : null,
  };
}

const TAGS: readonly Tag[] = KNOWN.map((name, i) => tagCalled(name, i + 1));
const BY_NAME = new WordTable(new Map(TAGS.map(({ name, id }) => [name, id])));

export const knownTag = (name: string): Tag => TAGS[KNOWN.indexOf(name)]!;

/** Names → tags, for one page. `hash` is of the name's small letters. */
export function tagNames(): (html: string, start: number, end: number, hash: number) => Tag {
  const others = new Map<string, Tag>();
  return (html, start, end, hash) => {
    const id = BY_NAME.at(hash, html, start, end);
    if (id > 0) return TAGS[id - 1]!;
    const name = html.slice(start, end).toLowerCase();
    let tag = others.get(name);
    if (!tag) {
      tag = tagCalled(name, 0);
      others.set(name, tag);
    }
    return tag;
  };
}
