/**
 * Thousands who follow one policy, in a program of their own; the server in another; the record grows from this one →
 * how long each change takes to reach each of them from the moment it is kept, what memory that costs, and whether readers
 * that are too slow get everything in the end. One JSON line at the end.
 *
 *     npm run -s bench -- live [--followers 5000] [--changes 40] [--every-ms 250] [--slow 20] [--burst 20000]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { RecordedClaim } from '@proviso/core/vocabulary';
import { openSqliteStore } from '@proviso/store';
import { exampleDesk } from '../packages/server/testing/example-record.ts';
import { readSlowly } from './live/slow-readers.ts';
import { quantile } from './record/measure.ts';

const { values } = parseArgs({
  options: {
    followers: { type: 'string', default: '5000' },
    changes: { type: 'string', default: '40' },
    'every-ms': { type: 'string', default: '250' },
    slow: { type: 'string', default: '20' },
    burst: { type: 'string', default: '20000' },
  },
});
const followers = Number(values.followers);
/** What is followed by all, and what is followed by the slow alone. */
const POLICY = 'supplied-weapons';
const SLOW_POLICY = 'rice';
const BATCH = 500;

const folder = mkdtempSync(join(tmpdir(), 'proviso-live-'));
const path = join(folder, 'record.db');
const started: ChildProcess[] = [];
try {
  const claims = await copyExample();
  const store = openSqliteStore(path);
  const { size: before } = await store.head();
  const server = startProgram('server', [path]);
  const { port } = await told<{ port: number }>(server);
  const alone = await memoryOf(server);
  const readers = startProgram('followers', [String(port), POLICY, String(followers), String(before)]);
  await told(readers);
  const idle = await memoryOf(server);

  const kept: { seq: number; at: bigint }[] = [];
  for (let i = 0; i < Number(values.changes); i++) {
    const [entry] = (await store.append([claimLike(claims, POLICY, i)], Date.now()))!;
    kept.push({ seq: entry!.seq, at: process.hrtime.bigint() });
    await pause(Number(values['every-ms']));
  }
  await pause(1000);
  readers.send({ seqs: kept.map(({ seq }) => seq) });
  const seen = await told<{ came: string[][]; twice: number; ended: number }>(readers);
  const delays = seen.came.flatMap((moments, i) =>
    moments.map((moment) => Number(BigInt(moment) - kept[i]!.at) / 1e6),
  );
  const busy = await memoryOf(server);
  const lost = followers * kept.length - delays.length;
  const delayMs = {
    p50: quantile(delays, 0.5),
    p99: quantile(delays, 0.99),
    max: quantile(delays, 1),
  };
  console.log(
    `${followers} followers, ${kept.length} changes: p50 ${delayMs.p50} ms, p99 ${delayMs.p99} ms, max ${delayMs.max} ms; ${lost} lost, ${seen.twice} twice, ${seen.ended} dropped`,
  );
  console.log(
    `server memory ${alone.rssMb} MB alone, ${idle.rssMb} MB with all, ${busy.rssMb} MB after; ${busy.cpuMs - idle.cpuMs} CPU-ms for the changes`,
  );

  const slow = await slowReaders();
  const after = await memoryOf(server);
  console.log(
    `${values.slow} slow readers, ${values.burst} changes at once: let go ${slow.dropped} times, ${slow.lost} lost, ${slow.twice} twice; most server memory ${after.mostRssMb} MB`,
  );
  if (lost + seen.twice + slow.lost + slow.twice > 0) process.exitCode = 1;
  console.log(
    JSON.stringify({
      bench: 'live',
      followers,
      changes: kept.length,
      delayMs,
      lost,
      twice: seen.twice,
      cpuMs: busy.cpuMs - idle.cpuMs,
      load: load(),
      memoryMb: { alone: alone.rssMb, followed: idle.rssMb, after: busy.rssMb, most: after.mostRssMb },
      slow: { readers: Number(values.slow), burst: Number(values.burst), ...slow },
    }),
  );
  readers.send('stop');
  server.send('stop');
  await store.close();

  async function slowReaders() {
    const { size } = await store.head();
    const awake = Promise.withResolvers<void>();
    const burst = Number(values.burst);
    const wanted = Array.from({ length: burst }, (_, i) => size + 1 + i);
    const read = (asleep: Promise<void>) => readSlowly(port, SLOW_POLICY, size, wanted, asleep);
    const wakeful = read(Promise.resolve());
    const reading = Array.from({ length: Number(values.slow) }, () => read(awake.promise));
    await pause(500);
    for (let i = 0; i < burst; i += BATCH) {
      const bodies = Array.from({ length: Math.min(BATCH, burst - i) }, (_, j) =>
        claimLike(claims, SLOW_POLICY, 1_000_000 + i + j),
      );
      await store.append(bodies, Date.now());
    }
    // By then all was sent, and to those who slept more than any buffer holds.
    await wakeful;
    awake.resolve();
    const results = await Promise.all(reading);
    const sum = (of: 'dropped' | 'lost' | 'twice') => results.reduce((n, result) => n + result[of], 0);
    return { dropped: sum('dropped'), lost: sum('lost'), twice: sum('twice') };
  }
} finally {
  for (const program of started) program.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Of the last minute: what else the machine had to do while this was measured. */
function load(): number {
  return Number(loadavg()[0]!.toFixed(1));
}

async function copyExample(): Promise<readonly RecordedClaim[]> {
  const { desk, store } = await exampleDesk();
  const kept = openSqliteStore(path);
  for await (const { body, recorded } of store.entries()) await kept.append([body], Date.parse(recorded));
  await kept.close();
  return (await desk.ledger()).claims;
}

/** A claim of the policy, told once more under another id. */
function claimLike(claims: readonly RecordedClaim[], policy: string, i: number) {
  const { recorded, seq, acceptedBy, retracted, ...claim } = claims.find(
    (one) => one.policy === policy && one.origin === one.report,
  )!;
  return { kind: 'claim' as const, claim: { ...claim, id: `${claim.id}~${i + 2}` } };
}

function startProgram(name: string, args: string[]): ChildProcess {
  const program = fork(new URL(`./live/${name}.ts`, import.meta.url), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  started.push(program);
  return program;
}

async function told<T>(program: ChildProcess): Promise<T> {
  const [message] = await once(program, 'message');
  return message as T;
}

async function memoryOf(server: ChildProcess) {
  server.send('memory');
  return told<{ rssMb: number; mostRssMb: number; cpuMs: number }>(server);
}
