/** A seed → numbers that look like chance and are the same each time, so that any input can be made again. */
export type Random = {
  /** From 0 up to, not including, `below`. */
  whole: (below: number) => number;
  of: <T>(things: readonly T[]) => T;
  /** True once in so many times. */
  once: (times: number) => boolean;
};

/** mulberry32, public domain, by Tommy Ettinger. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return { whole, of: (things) => things[whole(things.length)]!, once: (times) => whole(times) === 0 };
}
