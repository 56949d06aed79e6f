/**
 * The rules that hold in a cell, by their numbers → which of them live, and every defeat by one that stands: the grounded
 * defeat of the plain definition. Each pair is looked at once.
 */
import { EACH_WAY, FIRST_KIND_TO_ASK, type Grounds, NOT_OPPOSITE, OTHER_WAY } from './grounds.ts';

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

const [UNTOLD, STANDS, FALLEN] = [0, 1, 2];

/** Writes into `held` what is found of the first so many of `holding`. */
export function groundedAmong(
  holding: Int32Array,
  { between, kindOf }: Grounds,
  isSuspension: Uint8Array,
  held: Held,
): (holds: number) => void {
  /** By row and column, places among those that hold: what the second is to the first. */
  let beside = new Uint8Array(64);
  const states = new Uint8Array(holding.length);
  const kinds = new Uint8Array(holding.length);

  function meet(holds: number): boolean {
    if (beside.length < holds * holds) beside = new Uint8Array(2 * holds * holds);
    beside.fill(APART, 0, holds * holds);
    let doAny = false;
    for (let i = 0; i < holds; i++) kinds[i] = kindOf(holding[i]!);
    for (let i = 0; i < holds; i++) {
      const one = kinds[i]!;
      for (let j = i + 1; j < holds; j++) {
        if (one === kinds[j] && one < FIRST_KIND_TO_ASK) continue;
        const what = between(holding[i]!, holding[j]!);
        if (what === NOT_OPPOSITE) continue;
        doAny = true;
        const ground = (what % OTHER_WAY) + BEFORE;
        beside[i * holds + j] = what >= OTHER_WAY ? ground : OPPOSITE;
        beside[j * holds + i] = (what >= 0 && what < OTHER_WAY) || what === EACH_WAY ? ground : OPPOSITE;
      }
    }
    return doAny;
  }

  function stateOf(rule: number, holds: number): number {
    let state = STANDS;
    for (let i = rule * holds, other = 0; other < holds; i++, other++) {
      if (beside[i]! < BEFORE) continue;
      if (states[other] === STANDS) return FALLEN;
      if (states[other] === UNTOLD) state = UNTOLD;
    }
    return state;
  }

  function settle(holds: number): void {
    states.fill(UNTOLD, 0, holds);
    for (let grown = true; grown; ) {
      grown = false;
      for (let rule = 0; rule < holds; rule++) {
        if (states[rule] !== UNTOLD) continue;
        const state = stateOf(rule, holds);
        if (state === UNTOLD) continue;
        states[rule] = state;
        grown = true;
      }
    }
  }

  /** Whether one that lives binds against it; a suspension is no rule of its own. */
  function isOpposed(rule: number, holds: number): boolean {
    for (let other = 0; other < holds; other++)
      if (
        beside[rule * holds + other] !== APART &&
        states[other] !== FALLEN &&
        isSuspension[holding[other]!] === 0
      )
        return true;
    return false;
  }

  function tellFalls(rule: number, holds: number): void {
    for (let other = 0; other < holds; other++) {
      const what = beside[rule * holds + other]!;
      if (what >= BEFORE && states[other] === STANDS)
        fall(held, holding[rule]!, holding[other]!, what - BEFORE);
    }
  }

  return (holds) => {
    const areApart = holds < 2 || !meet(holds);
    if (!areApart) settle(holds);
    for (let i = 0; i < holds; i++) {
      const rule = holding[i]!;
      if (!areApart && states[i] === FALLEN) tellFalls(i, holds);
      else if (isSuspension[rule] === 0) {
        const opposed = !areApart && isOpposed(i, holds);
        if (opposed) held.isContested = true;
        held.isOpposed[held.lives] = Number(opposed);
        held.live[held.lives++] = rule;
      }
    }
  };
}

/** What one rule is to another: nothing, its opposite, or, with a ground added, the one that goes before it. */
const [APART, OPPOSITE, BEFORE] = [0, 1, 2];
