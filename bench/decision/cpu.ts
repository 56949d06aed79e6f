/** What an act costs in seconds of user and system time, for on a busy machine the clock on the wall tells of others. */

/** Started now; gives the seconds since. */
export function cpu(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}

/** In one CPU-second, by the best of some turns: what others do beside can only slow it. */
export function perSecond<T>(items: readonly T[], act: (item: T) => unknown, turns = 5): number {
  let best = 0;
  for (let turn = 0; turn < turns; turn++) {
    const seconds = cpu();
    for (const item of items) act(item);
    best = Math.max(best, items.length / seconds());
  }
  return Math.round(best);
}

/** Milliseconds of each turn: the first, before anything is compiled, and the best. */
export function milliseconds(act: () => unknown, turns = 5): { first: number; best: number } {
  const all = Array.from({ length: turns }, () => {
    const seconds = cpu();
    act();
    return 1000 * seconds();
  });
  return { first: rounded(all[0]!), best: rounded(Math.min(...all)) };
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

export const say = (n: number): string => n.toLocaleString('en').padStart(12);
