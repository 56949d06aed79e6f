/**
 * A world of 4,809 places and 10 to 10,000 claims → what one question costs for all of its places at once, beside
 * asking the engine of each in turn; the answers must be the same. Ends in one JSON line.
 */
import { openEngine, openMap } from '@proviso/core/decision';
import type { Question } from '@proviso/core/vocabulary';
import { cpu } from './decision/cpu.ts';
import { makeWorld, questionAt } from './decision/world.ts';

const SIZES = [10, 100, 1_000, 10_000];
const QUESTIONS = 20;
/** Asked of each place in turn, for comparison. */
const COMPARED = 3;

const figures = SIZES.map(measure);
console.log(JSON.stringify({ bench: 'map', cpuMilliseconds: figures }));

function measure(claimCount: number) {
  const { policy, claims, points } = makeWorld({ claims: claimCount, questions: QUESTIONS });
  const engine = openEngine(policy, claims);
  const questions = points.map((point): Question => {
    const { scope, ...asked } = questionAt(point);
    const { place: _, ...open } = scope;
    return { ...asked, scope: open };
  });
  engine.decide(questions[0]!);
  const opening = cpu();
  const map = openMap(policy, claims, engine);
  const opened = 1000 * opening();
  map(questions[0]!);
  const times = questions.map((question) => {
    const seconds = cpu();
    map(question);
    return 1000 * seconds();
  });
  times.sort((a, b) => a - b);
  const [median, most] = [times[QUESTIONS / 2]!, times.at(-1)!];
  let differ = 0;
  const inTurn = cpu();
  for (const question of questions.slice(0, COMPARED)) {
    const answers = map(question);
    for (const { id } of policy.nodes.place) {
      const place = { in: [id], except: [] };
      const { officialText, asReported } = engine.decide({
        ...question,
        scope: { ...question.scope, place },
      });
      const found = answers.get(id)!;
      if (found.officialText.outcome !== officialText.outcome) differ++;
      if (found.asReported.outcome !== asReported.outcome) differ++;
    }
  }
  const oneByOne = (1000 * inTurn()) / COMPARED;
  const places = policy.nodes.place.length;
  console.log(
    `${claimCount} claims, ${places} places: opened in ${opened.toFixed(0)} CPU-ms; median ${median.toFixed(1)} ms, most ${most.toFixed(1)} ms; one by one ${oneByOne.toFixed(0)} ms; ${differ} answers differ`,
  );
  if (differ > 0) process.exitCode = 1;
  return { claims: claimCount, places, opened, median, most, oneByOne };
}
