/** So many claims → how long it takes to open an engine over them, and how much it answers in a CPU-second. */
import { decide, openEngine } from '@proviso/core/decision';
import { cpu, milliseconds, perSecond, say } from './cpu.ts';
import { makeWorld, questionAt } from './world.ts';

const QUESTIONS = 100_000;
const COMPARED = 200;
/** Beyond it the plain definition takes minutes for the questions compared. */
const MOST_FOR_PLAIN = 1_000;

export function measureSize(claimsMade: number) {
  const { policy, claims, points } = makeWorld({ claims: claimsMade, questions: QUESTIONS });
  const open = milliseconds(() => openEngine(policy, claims).known().asReported, claimsMade > 10_000 ? 2 : 9);
  const engine = openEngine(policy, claims);
  const known = engine.known().asReported;
  const cold = perSecond(points, ({ point, day }) => known.at(point, day));
  const answers = points.map(({ point, day }) => known.at(point, day));
  const onRecord = answers.filter((answer) => answer !== null && answer.reasons.length > 0);
  const told = points.filter((_, i) => (answers[i]?.reasons.length ?? 0) > 0);
  const coldOnRecord = perSecond(told, ({ point, day }) => known.at(point, day));
  const reasons = onRecord.reduce((sum, answer) => sum + answer!.reasons.length, 0) / onRecord.length;
  const whole = perSecond(points.slice(0, COMPARED * 10), (asked) => engine.decide(questionAt(asked)), 2);
  const timeline = engine.prepare(questionAt(told[0] ?? points[0]!)).asReported;
  timeline.stretches();
  const prepared = perSecond(points, ({ day }) => timeline.at(day), 20);

  console.log(`${claimsMade} claims, opened in ${open.best} ms (at first ${open.first})`);
  console.log(`  cold, with reasons           ${say(cold)} per CPU-second`);
  console.log(`    of those on record         ${say(coldOnRecord)}, ${reasons.toFixed(1)} reasons each`);
  console.log(`  whole answers, both sides    ${say(whole)}`);
  console.log(`  .at(time), prepared          ${say(prepared)}`);
  const figures = { claims: claimsMade, openMs: open, cold, coldOnRecord, whole, prepared };
  if (claimsMade > MOST_FOR_PLAIN) return figures;

  const compared = points.slice(0, COMPARED);
  const seconds = cpu();
  const plain = compared.map((asked) => decide(policy, claims, questionAt(asked)));
  const definition = Math.round(COMPARED / seconds());
  const differ = compared.filter(
    (asked, i) => JSON.stringify(engine.decide(questionAt(asked))) !== JSON.stringify(plain[i]),
  ).length;
  console.log(`  the plain definition         ${say(definition)}; ${differ} of ${COMPARED} differ`);
  if (differ > 0) process.exitCode = 1;
  return { ...figures, definition, differ };
}
