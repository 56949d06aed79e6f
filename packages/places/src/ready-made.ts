/** The name of a list → the nodes that a policy hangs below one of its own: countries, their regions, classes of goods. */
import type { Node, ReadyMade } from '@proviso/core/vocabulary';
import countries from './countries.json' with { type: 'json' };
import sections from './hs-chapters.json' with { type: 'json' };
import type { OtherNames } from './names.ts';
import otherNames from './other-names.json' with { type: 'json' };
import { world } from './regions.ts';

type Section = [number: string, name: string, chapters: [number: string, name: string][]];

export function readyMade(list: ReadyMade): Node[] {
  switch (list) {
    case 'ISO 3166-1':
      return countryNodes();
    case 'ISO 3166-2':
      return [...countryNodes(), ...regionNodes()];
    case 'HS chapters':
      return (sections as Section[]).flatMap(goodsNodes);
  }
}

const wordsOf = new Map(
  (otherNames as OtherNames[]).map(({ code, names, former = [] }) => [
    code,
    [...names, ...former.map(([name]) => name!)],
  ]),
);

const countryNodes = (): Node[] =>
  countries.map(({ code, name, partOf }) => ({
    id: code,
    name,
    ...(wordsOf.has(code) ? { words: wordsOf.get(code)! } : {}),
    ...(partOf ? { within: [partOf] } : {}),
    code,
  }));

/** Many a country has a Central region: a name that others bear too is told with its country. */
function regionNodes(): Node[] {
  const regions = world().regions.filter(({ id, country }) => id !== country);
  const bearers = Map.groupBy([...regions, ...countries], ({ name }) => name.toLowerCase());
  const countryName = new Map(countries.map(({ code, name }) => [code, name]));
  return regions.map(({ id, name, country }): Node => {
    const isShared = bearers.get(name.toLowerCase())!.length > 1;
    const home = country === null ? undefined : countryName.get(country);
    return {
      id,
      name: isShared && home ? `${name} (${home})` : name,
      ...(country === null ? {} : { within: [country] }),
      ...(/^[A-Z]{2}-(?!X\d)/.test(id) ? { code: id } : {}),
    };
  });
}

/** A section of one chapter is that chapter. */
function goodsNodes([number, name, chapters]: Section): Node[] {
  const section = `HS-${number}`;
  const chapterNode = ([chapter, what]: Section[2][number], within?: string[]): Node => ({
    id: `HS-${chapter}`,
    name: what,
    ...(within ? { within } : {}),
    code: `HS ${chapter}`,
  });
  if (chapters.length === 1) return [chapterNode(chapters[0]!)];
  return [
    { id: section, name, code: `HS section ${number}` },
    ...chapters.map((chapter) => chapterNode(chapter, [section])),
  ];
}
