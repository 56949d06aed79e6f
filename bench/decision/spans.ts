/** What is asked of many places, days or scopes at once → how many milliseconds of CPU it takes, and one more claim. */
import { openEngine } from '@proviso/core/decision';
import type { Question } from '@proviso/core/vocabulary';
import { milliseconds } from './cpu.ts';
import { leavesOn, makeWorld, questionAt } from './world.ts';

const REGIONS = 4_596;
const DAYS = 1_826;
const DAY = 86_400_000;

export function measureSpans() {
  const figures = { map: map(10_000), fiveYears: fiveYears(10_000), ...whole(100), oneMore: oneMore(10_000) };
  const { map: places, fiveYears: days, openMs, parts, oneMore: more } = figures;
  console.log(`a map of ${REGIONS} regions, 10,000 claims      ${ms(places)}`);
  console.log(`five years by day, 10,000 claims, both sides ${ms(days)}`);
  console.log(`all of a policy with 100 claims, both sides ${ms(openMs)}; ${parts} parts`);
  console.log(`one more claim beside 10,000                ${ms(more)}`);
  return figures;
}

type Took = { first: number; best: number };
const ms = ({ first, best }: Took): string => `${best} ms (at first ${first})`;

function map(claimsMade: number): Took {
  const { policy, claims, points } = makeWorld({ claims: claimsMade, questions: 1 });
  const regions = leavesOn(policy, 'place').slice(0, REGIONS);
  const known = openEngine(policy, claims).known().asReported;
  const { point, day } = points[0]!;
  return milliseconds(() => regions.map((region) => known.at(point.with(3, region), day)), 20);
}

/** Each time another question, so that no timeline is ready. */
function fiveYears(claimsMade: number): Took {
  const { policy, claims, points } = makeWorld({ claims: claimsMade, questions: 30 });
  const engine = openEngine(policy, claims);
  engine.decide(questionAt(points[0]!));
  const first = Date.UTC(2018, 0, 1);
  const turns = points.values();
  return milliseconds(() => {
    const { officialText, asReported } = engine.prepare(questionAt(turns.next().value!));
    for (let i = 0; i < DAYS; i++) {
      officialText.at(first + i * DAY);
      asReported.at(first + i * DAY);
    }
  }, points.length);
}

function whole(claimsMade: number): { openMs: Took; parts: number } {
  const { policy, claims, points } = makeWorld({ claims: claimsMade, questions: 1 });
  const engine = openEngine(policy, claims);
  const question: Question = { ...questionAt(points[0]!), scope: {} };
  const parts = engine.decide(question).asReported.parts?.length ?? 1;
  return { openMs: milliseconds(() => engine.decide(question)), parts };
}

function oneMore(claimsMade: number): Took {
  const { policy, claims } = makeWorld({ claims: claimsMade + 20, questions: 1 });
  let engine = openEngine(policy, claims.slice(0, claimsMade));
  engine.known().asReported;
  let count = claimsMade;
  return milliseconds(() => {
    engine = engine.with(claims.slice(0, ++count));
    return engine.known().asReported;
  }, 20);
}
