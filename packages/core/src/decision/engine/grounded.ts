/**
 * The rules that hold in a cell, by their numbers → which of them live, and every defeat by one that stands: the grounded
 * defeat of the plain definition. Each pair is looked at once.
 */
import { FIRST_GOES_BEFORE, GROUND, type Grounds, NOT_OPPOSITE, SECOND_GOES_BEFORE } from './grounds.ts';
import { DUTY, SUSPENSION } from './rule-rows.ts';

/** What holds in a cell, by the numbers of rules. It is written anew by every question. */
export type Held = {
  /** The first `lives` of them stand, or are caught in a cycle; ascending. */
  live: Int32Array;
  lives: number;
  /** Whether two that live are opposite; of each in `live`, whether it is one of them. */
  isContested: boolean;
  isOpposed: Uint8Array;
  /** The first `falls`: `fallen[i]` gives way to `by[i]` on the ground `ground[i]`. Those of one rule stand together. */
  falls: number;
  fallen: number[];
  by: number[];
  ground: number[];
};

export function fall(held: Held, fallen: number, by: number, ground: number): void {
  const i = held.falls++;
  held.fallen[i] = fallen;
  held.by[i] = by;
  held.ground[i] = ground;
}

/** Writes into `held` what is found of the first so many of `holding`. */
export function groundedAmong(
  holding: Int32Array,
  { between, kindOf }: Grounds,
  held: Held,
): (holds: number) => void {
  let most = 0;
  /** By places among those that hold, second before first: where one goes before the other, on which ground. */
  let grounds = new Uint8Array(0);
  /** Sets of places, as bits: of each place the opposite ones, and those that go before it. */
  let opposite = new Int32Array(0);
  let before = new Int32Array(0);
  let stands = new Int32Array(0);
  let fallen = new Int32Array(0);
  let suspensions = new Int32Array(0);
  const kinds = new Uint8Array(holding.length);

  function makeRoom(holds: number): void {
    most = 2 * holds;
    const words = wordsFor(most);
    grounds = new Uint8Array(most * most);
    [opposite, before] = [new Int32Array(most * words), new Int32Array(most * words)];
    [stands, fallen, suspensions] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
  }

  /** Whether any two are opposite. */
  function meet(holds: number, words: number): boolean {
    empty(opposite, holds * words);
    empty(before, holds * words);
    empty(suspensions, words);
    for (let i = 0; i < holds; i++) {
      kinds[i] = kindOf(holding[i]!);
      if (kinds[i]! >= SUSPENSION) suspensions[i >>> 5]! |= 1 << i;
    }
    let doAny = false;
    for (let i = 1; i < holds; i++) {
      const one = kinds[i]!;
      const wordOfI = i >>> 5;
      for (let j = 0; j < i; j++) {
        if (one === kinds[j] && one < DUTY) continue;
        const what = between(holding[i]!, holding[j]!);
        if (what === NOT_OPPOSITE) continue;
        doAny = true;
        const wordOfJ = j >>> 5;
        opposite[i * words + wordOfJ]! |= 1 << j;
        opposite[j * words + wordOfI]! |= 1 << i;
        before[j * words + wordOfI]! |= Number((what & FIRST_GOES_BEFORE) > 0) << i;
        before[i * words + wordOfJ]! |= Number((what & SECOND_GOES_BEFORE) > 0) << j;
        grounds[j * most + i] = what & GROUND;
        grounds[i * most + j] = what & GROUND;
      }
    }
    return doAny;
  }

  const isIn = (set: Int32Array, i: number): boolean => (set[i >>> 5]! & (1 << i)) !== 0;

  /** What falls before one that stands falls; what only those that fell go before stands. */
  function settle(holds: number, words: number): void {
    empty(stands, words);
    empty(fallen, words);
    for (let grown = true; grown; ) {
      grown = false;
      for (let rule = 0; rule < holds; rule++) {
        if (isIn(stands, rule) || isIn(fallen, rule)) continue;
        let [strong, open] = [0, 0];
        for (let word = 0; word < words; word++) {
          const over = before[rule * words + word]!;
          strong |= over & stands[word]!;
          open |= over & ~fallen[word]!;
        }
        if (strong !== 0) fallen[rule >>> 5]! |= 1 << rule;
        else if (open === 0) stands[rule >>> 5]! |= 1 << rule;
        else continue;
        grown = true;
      }
    }
  }

  /** Whether one that lives binds against it; a suspension is no rule of its own. */
  function isOpposed(rule: number, words: number): boolean {
    for (let word = 0; word < words; word++)
      if ((opposite[rule * words + word]! & ~fallen[word]! & ~suspensions[word]!) !== 0) return true;
    return false;
  }

  function tellFalls(rule: number, words: number): void {
    for (let word = 0; word < words; word++)
      for (let by = before[rule * words + word]! & stands[word]!; by !== 0; by &= by - 1) {
        const other = word * 32 + 31 - Math.clz32(by & -by);
        fall(held, holding[rule]!, holding[other]!, grounds[rule * most + other]!);
      }
  }

  return (holds) => {
    if (holds > most) makeRoom(holds);
    const words = wordsFor(holds);
    const areApart = holds < 2 || !meet(holds, words);
    if (!areApart) settle(holds, words);
    for (let i = 0; i < holds; i++) {
      const rule = holding[i]!;
      if (!areApart && isIn(fallen, i)) tellFalls(i, words);
      else if (areApart || !isIn(suspensions, i)) {
        if (areApart && kindOf(rule) >= SUSPENSION) continue;
        const opposed = !areApart && isOpposed(i, words);
        if (opposed) held.isContested = true;
        held.isOpposed[held.lives] = Number(opposed);
        held.live[held.lives++] = rule;
      }
    }
  };
}

/** Of so few numbers as these, `fill` takes longer. */
function empty(sets: Int32Array, words: number): void {
  for (let i = 0; i < words; i++) sets[i] = 0;
}

const wordsFor = (count: number): number => (count + 31) >>> 5;
