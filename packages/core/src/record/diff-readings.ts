/**
 * Two readings of one report → what the later one reads otherwise. A finding that says the same is the same, whatever
 * its id; of the others, those that rest on the same words are one finding read otherwise, and the rest came or went.
 */
import {
  type Article,
  type Finding,
  type FullReading,
  overlaps,
  SLOT_NAMES,
  wordsIn,
} from '../vocabulary/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { sameAmong } from './fold.ts';

export type ReadingDiff = {
  /** Findings that both read, and read the same. */
  kept: number;
  /** `in`: what of it is read otherwise, `move`, `phase`, `anchor` or a slot's name. */
  changed: { before: Finding; after: Finding; in: string[] }[];
  removed: Finding[];
  added: Finding[];
  /** What the article is said to be otherwise: headline, published, publisher ... */
  facts: { name: keyof Article; before: unknown; after: unknown }[];
};

const FACTS = ['headline', 'publisher', 'published', 'modified', 'bylines', 'language', 'url'] as const;

export function diffReadings(before: FullReading, after: FullReading): ReadingDiff {
  // Places in two texts tell nothing of each other.
  const sameText = before.article.text === after.article.text;
  const gone = before.findings.filter((finding) => !sameAmong(after.findings, finding));
  const come = after.findings.filter((finding) => !sameAmong(before.findings, finding));
  const changed: ReadingDiff['changed'] = [];
  const left = [...come];
  const removed = gone.filter((finding) => {
    const at = left.findIndex((other) => restOnSameWords(finding, other, sameText));
    if (at < 0) return true;
    const [other] = left.splice(at, 1);
    changed.push({ before: finding, after: other!, in: differencesOf(finding, other!) });
    return false;
  });
  return {
    kept: before.findings.length - gone.length,
    changed,
    removed,
    added: left,
    facts: FACTS.filter(
      (name) => canonicalJson(before.article[name]) !== canonicalJson(after.article[name]),
    ).map((name) => ({ name, before: before.article[name], after: after.article[name] })),
  };
}

const restOnSameWords = (a: Finding, b: Finding, sameText: boolean): boolean =>
  sameText ? overlaps(a.anchor, b.anchor) : a.anchor.text === b.anchor.text;

function differencesOf(a: Finding, b: Finding): string[] {
  const parts: [name: string, differs: boolean][] = [
    ['move', a.move !== b.move],
    ['phase', a.phase !== b.phase],
    ['anchor', a.anchor.text !== b.anchor.text],
    ...SLOT_NAMES.map((slot): [string, boolean] => [slot, wordsIn(a.slots[slot]) !== wordsIn(b.slots[slot])]),
  ];
  return parts.filter(([, differs]) => differs).map(([name]) => name);
}
