/** A served record → how long each kind of page takes: the very first, one that was not asked for before, one that was. */
import { quantile } from '../record/measure.ts';
import kinds from './kinds.json' with { type: 'json' };
import type { Named } from './write-record.ts';

type Times = { p50: number; p95: number; max: number };
export type KindTimes = {
  kind: string;
  firstMs: number;
  coldMs: Times;
  warmMs: Times;
  coldCpuMs: number;
  kB: number;
};

/** `cpuMs` tells what the server's process has used so far. */
export async function timePages(
  origin: string,
  named: Named,
  { times, cpuMs }: { times: number; cpuMs: () => Promise<number> },
): Promise<{ timed: KindTimes[]; absent: string[] }> {
  const timed: KindTimes[] = [];
  const absent: string[] = [];
  for (const { kind, path } of kinds) {
    process.stderr.write(`\r${kind.padEnd(30)}`);
    const urls = Array.from({ length: times }, (_, i) => origin + pathOf(path, named, i));
    const first = await ask(urls[0]!);
    if (first.status === 404) {
      absent.push(kind);
      continue;
    }
    const before = await cpuMs();
    const cold = [];
    for (const url of urls.slice(1)) cold.push(await ask(url));
    const coldCpuMs = ((await cpuMs()) - before) / cold.length;
    const warm = [];
    for (const url of urls) warm.push(await ask(url));
    const failed = [first, ...cold, ...warm].find(({ status }) => status !== 200);
    if (failed) throw new Error(`${kind}: ${failed.url} gave ${failed.status}`);
    timed.push({
      kind,
      firstMs: Math.round(first.ms),
      coldMs: spread(cold.map(({ ms }) => ms)),
      warmMs: spread(warm.map(({ ms }) => ms)),
      coldCpuMs: Math.round(coldCpuMs),
      kB:
        Math.round(
          quantile(
            cold.map(({ bytes }) => bytes),
            0.5,
          ) / 100,
        ) / 10,
    });
  }
  process.stderr.write(`\r${' '.repeat(30)}\r`);
  return { timed, absent };
}

/** The nth of a kind; where an address names nothing, a part that says nothing makes it another. */
function pathOf(path: string, named: Named, nth: number): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: keyof Named) => {
    const all = named[name];
    return encodeURIComponent(all[nth % all.length]!);
  });
  return `${filled}${filled.includes('?') ? '&' : '?'}bench=${nth}`;
}

/** From the question until the last byte is there, packed, and unpacked again. */
async function ask(url: string): Promise<{ url: string; status: number; ms: number; bytes: number }> {
  const started = performance.now();
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  const { byteLength } = await answer.arrayBuffer();
  return { url, status: answer.status, ms: performance.now() - started, bytes: byteLength };
}

const spread = (ms: readonly number[]): Times => ({
  p50: quantile(ms, 0.5),
  p95: quantile(ms, 0.95),
  max: quantile(ms, 1),
});
