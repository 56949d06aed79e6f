/** A record that is there → how fast it opens and answers, from disk: everything is asked of a store just opened. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { bulletin, wholePolicy } from '@proviso/core/publishing';
import { termsIn } from '@proviso/core/record';
import { openDesk } from '@proviso/desk';
import { gazetteer } from '@proviso/gazetteer';
import { openSqliteStore } from '@proviso/store';
import { cpuMs, perSecond, quantile } from './measure.ts';
import { randomFrom } from './synthetic.ts';

const LOOK_UPS = 100_000;
const STATUSES = 200;

export async function ask(path: string, seed: number) {
  const random = randomFrom(seed + 1);
  const lateBefore = performance.now();
  const first = openSqliteStore(path);
  await first.views.overview();
  const fitsMs = performance.now() - lateBefore;
  const wordsBefore = performance.now();
  await first.views.search({ terms: termsIn('wheat'), kinds: ['report'], policy: null, most: 1 });
  const wordsMs = performance.now() - wordsBefore;
  await first.close();

  const before = performance.now();
  const store = openSqliteStore(path);
  const head = await store.head();
  const openMs = performance.now() - before;
  const overview = await timed(20, () => store.views.overview());

  const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
  const analyse = () => Promise.reject(new Error('nothing is read here'));
  const desk = openDesk({ store, analyse, gazetteer, now: Date.now, sha256 });
  const { policies } = await store.views.overview();
  const anyPolicy = () => policies[Math.floor(random() * policies.length)]!.id;
  const status = async () => {
    const asked = await desk.question(anyPolicy(), {});
    const ledger = await desk.policyLedger(asked.policy);
    const policy = ledger.policies.get(asked.policy)!;
    bulletin(ledger, policy, await desk.ask(wholePolicy(policy, asked)));
    await desk.waiting(policy.id);
  };
  for (let i = 0; i < 20; i++) await status();
  const statuses = await timed(STATUSES, status);
  const standing = await timed(STATUSES, async () => {
    const id = anyPolicy();
    await store.views.ofPolicy(id);
    await store.views.waiting(id);
  });

  const lookUps = await asOf(path, random);
  const searches = await timed(50, () =>
    store.views.search({
      terms: termsIn('rice kenya'),
      kinds: ['report', 'finding'],
      policy: null,
      most: 20,
    }),
  );
  await store.close();
  const told = {
    openMs: Math.round(openMs * 10) / 10,
    overviewMs: { p50: quantile(overview, 0.5), p95: quantile(overview, 0.95) },
    policyStandingMs: { p50: quantile(standing, 0.5), p95: quantile(standing, 0.95) },
    policyStatusMs: { p50: quantile(statuses, 0.5), p95: quantile(statuses, 0.95) },
    ...lookUps,
    searchMs: { p50: quantile(searches, 0.5), p95: quantile(searches, 0.95) },
    bytesPerEntry: Math.round(statSync(path).size / head.size),
    caughtUpSeconds: { fits: Math.round(fitsMs / 1000), words: Math.round(wordsMs / 1000) },
  };
  console.log(`opens        ${told.openMs} ms, ${head.size} entries, ${policies.length} policies`);
  console.log(
    `overview     ${told.overviewMs.p50} ms (p95 ${told.overviewMs.p95}): every policy's claims, last change, check, waiting`,
  );
  console.log(
    `status       ${told.policyStatusMs.p50} ms (p95 ${told.policyStatusMs.p95}): one policy, both answers decided, the bulletin made, nothing kept from before`,
  );
  console.log(
    `             ${told.policyStandingMs.p50} ms (p95 ${told.policyStandingMs.p95}) of it to read its part of the record`,
  );
  console.log(
    `as-of        ${told.asOfPerSecond}/s (${told.asOfPerCpuSecond} per CPU-second): which claim stood on a line by then; ${told.asOfClaimsPerSecond}/s with the claim itself, checked`,
  );
  console.log(
    `search       ${told.searchMs.p50} ms (p95 ${told.searchMs.p95}); the index took ${told.caughtUpSeconds.words} s for all, which fits which ${told.caughtUpSeconds.fits} s`,
  );
  console.log(
    `room         ${told.bytesPerEntry} bytes an entry with views and index, without the reports' bytes`,
  );
  return told;
}

async function asOf(path: string, random: () => number) {
  const store = openSqliteStore(path);
  const { size } = await store.head();
  const lines = [];
  for await (const { body } of store.entries({ kinds: ['claim'], after: Math.floor(size / 2) })) {
    if (body.kind !== 'claim') continue;
    const { policy, issuer, scopes } = body.claim;
    lines.push({ policy, issuer, scope: scopes[0]! });
    if (lines.length >= 20_000) break;
  }
  const any = () => lines[Math.floor(random() * lines.length)]!;
  const run = async (count: number, look: () => Promise<unknown>) => {
    const before = { wall: performance.now(), cpu: cpuMs() };
    for (let i = 0; i < count; i++) await look();
    return { wall: performance.now() - before.wall, cpu: cpuMs() - before.cpu };
  };
  const seq = await run(LOOK_UPS, () => store.views.standingOn(any(), Math.floor(random() * size)));
  const claims = await run(LOOK_UPS / 5, () => store.views.claimOn(any(), Math.floor(random() * size)));
  await store.close();
  return {
    asOfPerSecond: perSecond(LOOK_UPS, seq.wall),
    asOfPerCpuSecond: perSecond(LOOK_UPS, seq.cpu),
    asOfClaimsPerSecond: perSecond(LOOK_UPS / 5, claims.wall),
  };
}

async function timed(times: number, act: () => Promise<unknown>): Promise<number[]> {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = performance.now();
    await act();
    spent.push(performance.now() - before);
  }
  return spent;
}
