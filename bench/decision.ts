/**
 * The engine over 10 to 10,000 claims → short answers with reasons per CPU-second, whole answers, look-ups on a prepared
 * question, and how long it takes to open; with the plain definition beside it, on the same questions, wherever that ends
 * in a few seconds. Ends in one JSON line. `--rules 1000` measures one size.
 */
import { decide, openEngine } from '@proviso/core/decision';
import { AXES, dayOf, type Question } from '@proviso/core/vocabulary';
import { makeWorld } from './decision/world.ts';

const at = process.argv.indexOf('--rules');
const sizes = at < 0 ? [10, 1_000, 10_000] : [Number(process.argv[at + 1])];
const QUESTIONS = 100_000;
const COMPARED = 200;
/** Beyond it the plain definition takes minutes for the questions compared. */
const MOST_FOR_PLAIN = 1_000;

type Figures = { rules: number; openSeconds: number; short: number; whole: number; prepared: number };

const all: Figures[] = [];
for (const size of sizes) all.push(measure(size));
console.log(JSON.stringify({ bench: 'decision', perCpuSecond: all }));

function measure(size: number): Figures {
  const { policy, claims, points } = makeWorld(size, QUESTIONS);
  const open = cpu();
  const engine = openEngine(policy, claims);
  const known = engine.known().asReported;
  const openSeconds = open();
  const short = perSecond(points, ({ point, day }) => known.at(point, day));
  const reasons = points.map(({ point, day }) => known.at(point, day)?.reasons.length ?? 0);
  const compared = points.slice(0, COMPARED);
  const whole = perSecond(compared, (asked) => engine.decide(questionOf(asked)));
  const timeline = engine.prepare(questionOf(points[0]!)).asReported;
  timeline.stretches();
  const prepared = perSecond(points, ({ day }) => timeline.at(day));
  const mean = reasons.reduce((a, b) => a + b, 0) / points.length;
  console.log(
    `${size} claims, opened in ${openSeconds.toFixed(2)} CPU-s; ${mean.toFixed(1)} reasons an answer`,
  );
  console.log(`  short answers with reasons   ${say(short)} per CPU-second`);
  console.log(`  whole answers, both sides    ${say(whole)}`);
  console.log(`  look-ups, prepared           ${say(prepared)}`);
  if (size <= MOST_FOR_PLAIN) {
    const plain = perSecond(compared, (asked) => decide(policy, claims, questionOf(asked)));
    const differ = compared.filter(
      (asked) =>
        JSON.stringify(engine.decide(questionOf(asked))) !==
        JSON.stringify(decide(policy, claims, questionOf(asked))),
    );
    console.log(
      `  the plain definition         ${say(plain)}; ${differ.length} of ${COMPARED} answers differ`,
    );
    if (differ.length > 0) process.exitCode = 1;
  }
  return { rules: size, openSeconds, short, whole, prepared };
}

function questionOf({ point, day }: { point: readonly string[]; day: number }): Question {
  const scope = Object.fromEntries(AXES.map((axis, i) => [axis, { in: [point[i]!], except: [] }]));
  return { policy: 'world', scope, facts: {}, at: dayOf(day), asPublishedBy: null, asRecordedBy: null };
}

/** Started now; gives the seconds of user and system time since. */
function cpu(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}

function perSecond<T>(items: readonly T[], act: (item: T) => unknown): number {
  const seconds = cpu();
  for (const item of items) act(item);
  return Math.round(items.length / seconds());
}

function say(n: number): string {
  return n.toLocaleString('en').padStart(12);
}
