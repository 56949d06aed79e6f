/**
 * A list of words, each with a number → a table that tells the number of a stretch of text without cutting the stretch
 * out of it. Whoever walks over the text hashes its small letters on the way.
 */
import { smallLetter } from './letters.ts';

/** FNV-1a over UTF-16 units: what is hashed before the first letter, and each step. */
export const NO_LETTERS = 0x811c9dc5 | 0;
export const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

function hashOf(word: string): number {
  let hash = NO_LETTERS;
  for (let i = 0; i < word.length; i++) hash = hashed(hash, word.charCodeAt(i));
  return hash;
}

export class WordTable {
  readonly words: string[] = [];
  private readonly numbers: number[] = [];
  private readonly hashes: Int32Array;
  /** By slot, the word's index and one. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** Words in small letters; their numbers are above 0. */
  constructor(entries: ReadonlyMap<string, number>) {
    const size = 4 << (32 - Math.clz32(entries.size));
    this.mask = size - 1;
    this.slots = new Int32Array(size);
    this.hashes = new Int32Array(size);
    for (const [word, number] of entries) {
      const hash = hashOf(word);
      let slot = slotOf(hash) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.words.push(word);
      this.numbers.push(number);
      this.slots[slot] = this.words.length;
      this.hashes[slot] = hash;
    }
  }

  /** The number of the word that has this hash and stands at `start` in the text, else 0. */
  at(hash: number, text: string, start: number, end: number): number {
    let slot = slotOf(hash) & this.mask;
    for (let index = this.slots[slot]!; index !== 0; index = this.slots[slot]!) {
      if (this.hashes[slot] === hash && isAt(this.words[index - 1]!, text, start, end))
        return this.numbers[index - 1]!;
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }

  /** The same for two stretches with a space between them. */
  pairAt(hash: number, text: string, start: number, end: number, start2: number, end2: number): number {
    let slot = slotOf(hash) & this.mask;
    for (let index = this.slots[slot]!; index !== 0; index = this.slots[slot]!) {
      if (this.hashes[slot] === hash) {
        const pair = `${text.slice(start, end)} ${text.slice(start2, end2)}`;
        if (isAt(this.words[index - 1]!, pair, 0, pair.length)) return this.numbers[index - 1]!;
      }
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }
}

const slotOf = (hash: number): number => hash ^ (hash >>> 15);

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== smallLetter(text.charCodeAt(start + i))) return false;
  return true;
}
