/** A job that all engines can do → how many questions each answers in a CPU-second, and how often another answers. */
import { openEngine } from '@proviso/core/decision';
import { dayOf } from '@proviso/core/vocabulary';
import { openCasbin } from '../peers/decision/casbin.ts';
import { openCedar } from '../peers/decision/cedar.ts';
import { openJsonRulesEngine } from '../peers/decision/json-rules-engine.ts';
import { cpu, perSecond, say } from './cpu.ts';
import { makeSharedJob } from './shared-job.ts';

const PEERS = [openCedar, openCasbin, openJsonRulesEngine];
const QUESTIONS = 10_000;

/** `asked`: how many questions the others are asked. */
export async function measureBesidePeers(rulesMade: number, asked: number) {
  const job = makeSharedJob(rulesMade, QUESTIONS);
  const known = openEngine(job.policy, job.claims).known().asReported;
  const proviso = perSecond(job.points, ({ point, day }) => known.at(point, day), 20);
  const allowed = job.points.map(({ point, day }) => known.at(point, day)?.outcome === 'permitted');
  const share = Math.round((100 * allowed.filter(Boolean).length) / QUESTIONS);
  console.log(`${job.rules.length} rules without carve-outs, ${share}% of the questions allowed`);
  console.log(`  proviso                      ${say(proviso)} per CPU-second, with reasons`);
  const peers = [];
  for (const open of PEERS) {
    const peer = await open(job);
    let differ = 0;
    const seconds = cpu();
    for (const [i, { point, day }] of job.points.slice(0, asked).entries())
      if ((await peer.isAllowed(point, dayOf(day))) !== allowed[i]) differ += 1;
    const rate = asked / seconds();
    const times = Math.round(proviso / rate);
    const name = peer.name.padEnd(28);
    console.log(
      `  ${name} ${say(Math.round(rate * 10) / 10)}; ${say(times).trim()} times; ${differ} of ${asked} differ`,
    );
    if (differ > 0) process.exitCode = 1;
    peers.push({ name: peer.name, rate: Math.round(rate * 10) / 10, times, asked, differ });
  }
  return { rules: job.rules.length, proviso, peers };
}
