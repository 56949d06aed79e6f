/**
 * What a reader keeps in mind: every mention in the order of the text, names and the pronouns already understood. Only the
 * last few sentences are looked back over, so that a book costs no more a page than an article.
 */
import type { Scene } from '../scene.ts';
import type { Referent } from './referent.ts';

/** A mention in mind: `at` is its first token, `end` past its last. */
export type Event = { at: number; end: number; referent: Referent; pronoun: boolean };

/** Somebody who could be meant, with the mentions of the last sentences, latest first. */
export type Recalled = { referent: Referent; events: Event[] };

/** The first of `count` places for which something holds that holds for all after it. */
export function firstWhere(count: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const SENTENCES = 14;
const EVENTS = 90;

export class Memory {
  readonly #events: Event[] = [];
  readonly #places = new Map<Referent, number[]>();
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  note(event: Event): void {
    this.#events.push(event);
    const places = this.#places.get(event.referent);
    if (places) places.push(event.at);
    else this.#places.set(event.referent, [event.at]);
  }

  countOf(referent: Referent): number {
    return this.#places.get(referent)?.length ?? 0;
  }

  /** Where the referent was last mentioned before `at`, or null. */
  lastBefore(referent: Referent, at: number): number | null {
    return this.#places.get(referent)?.findLast((place) => place < at) ?? null;
  }

  /** How many mentions begin before `at`: they stand in the order of the text. */
  #countBefore(at: number): number {
    return firstWhere(this.#events.length, (n) => this.#events[n]!.at >= at);
  }

  /** Everybody mentioned before `at`, the latest first. */
  before(at: number, fits: (referent: Referent) => boolean): Recalled[] {
    const sentence = this.#scene.tokens[at]!.sentence;
    const recalled = new Map<Referent, Event[]>();
    for (let n = this.#countBefore(at) - 1, seen = 0; n >= 0 && seen < EVENTS; n--, seen++) {
      const event = this.#events[n]!;
      if (this.#scene.tokens[event.at]!.sentence < sentence - SENTENCES) break;
      if (!fits(event.referent)) continue;
      const events = recalled.get(event.referent);
      if (events) events.push(event);
      else recalled.set(event.referent, [event]);
    }
    return [...recalled].map(([referent, events]) => ({ referent, events }));
  }
}
