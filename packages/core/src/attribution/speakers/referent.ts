import type { Run, Scene } from '../scene.ts';

/** Nouns of the memory: what a report names, and each place where it does. A referent is one for all its names. */
export type Gender = 'masculine' | 'feminine';

/** One person or body of the report, under the fullest name that the report gives. */
export type Referent = {
  kind: 'person' | 'body' | 'outlet';
  /** False for "a ministry spokeswoman", of whom no more is told. */
  named: boolean;
  name: string;
  gender: Gender | null;
  /** Whether anything but capitals tells that this is a person: a known given name, a title, a post, a gender. */
  proven: boolean;
  /** The post that the report gives, in its words: "US secretary of state". */
  office: string | null;
  /** Where the fullest description stands. */
  best: Run;
  /** What the report calls it, in the forms of `sameAs`: "senator", "republican", "place:FR". */
  words: Set<string>;
};

/** One mention of a referent: the name itself, and the description around it ("NAME, the envoy"). */
export type Mention = { name: Run; described: Run; referent: Referent };

export const textOf = (scene: Scene, run: Run): string =>
  scene.text.slice(scene.tokens[run.first]!.start, scene.tokens[run.end - 1]!.end).replace(/\s+/g, ' ');

export const lengthOf = (run: Run): number => run.end - run.first;
