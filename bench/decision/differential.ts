/** Random histories and questions, as the tests draw them → how many the engine answers otherwise than the definition. */
import { decide, openEngine } from '@proviso/core/decision';
import fc from 'fast-check';
import {
  datedPolicy,
  policy,
  question,
  told,
  treePolicy,
} from '../../packages/core/src/decision/testing/any-history.ts';
import { cpu } from './cpu.ts';

const QUESTIONS_EACH = 4;

export function measureDifferential(questions: number, seed: number) {
  const histories = fc.tuple(
    datedPolicy,
    told,
    fc.array(question, { minLength: QUESTIONS_EACH, maxLength: QUESTIONS_EACH }),
  );
  const seconds = cpu();
  let [asked, parted, byMember, differ] = [0, 0, 0, 0];
  for (const [dated, claims, all] of fc.sample(histories, {
    numRuns: Math.ceil(questions / QUESTIONS_EACH),
    seed,
  })) {
    // By turns where places overlap, where they are a tree, and where members come and go.
    const law = [policy, treePolicy, dated][(asked / QUESTIONS_EACH) % 3]!;
    const engine = openEngine(law, claims);
    for (const one of all) {
      const [found, plain] = [engine.decide(one), decide(law, claims, one)];
      asked += 1;
      if (plain.asReported.parts) parted += 1;
      if (plain.asReported.reasons.some(({ members }) => members)) byMember += 1;
      if (JSON.stringify(found) === JSON.stringify(plain)) continue;
      differ += 1;
      if (differ === 1) console.log(JSON.stringify({ claims, question: one, found, plain }));
    }
  }
  console.log(
    `engine against definition: ${differ} of ${asked} differ, ${parted} in several parts, ${byMember} by a dated membership; seed ${seed}`,
  );
  console.log(`  in ${seconds().toFixed(0)} CPU-s`);
  if (differ > 0) process.exitCode = 1;
  return { asked, parted, byMember, differ, seed };
}
