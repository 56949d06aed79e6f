/**
 * The 68 cases of the ODRL Test Suite → how many activation states and whole reports come out as it expects, and how many
 * evaluations a CPU-second takes with policies made ready. Ends in one JSON line; needs the suite in ../shared/data.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { perSecond } from './decision/cpu.ts';
import { canonical, casesIn, statesIn } from './odrl/suite.ts';

const SUITE = join(import.meta.dirname, '../../shared/data/odrl-test-suite');
const TURNS_EACH = 100;

if (!existsSync(SUITE)) console.log('no ODRL Test Suite in ../shared/data: nothing is measured');
else {
  const cases = casesIn(SUITE);
  const results = cases.map(({ name, evaluator, asked, world, expected }) => {
    const report = evaluator.report(asked, world);
    const statesAgree = statesIn(report).join() === statesIn(expected.report).join();
    const isSame = expected.isWhole && canonical(report) === canonical(expected.report);
    if (!statesAgree || !isSame)
      console.log(`${name}: ${statesAgree ? '' : 'another state, '}another report`);
    return { statesAgree, isSame };
  });
  const count = (key: 'statesAgree' | 'isSame') => results.filter((result) => result[key]).length;
  const many = Array.from({ length: TURNS_EACH }, () => cases).flat();
  const result = {
    bench: 'odrl',
    cases: cases.length,
    states: count('statesAgree'),
    reports: count('isSame'),
    statesPerSecond: perSecond(many, ({ evaluator, asked, world }) => evaluator.areActive(asked, world)),
    reportsPerSecond: perSecond(many, ({ evaluator, asked, world }) => evaluator.report(asked, world)),
  };
  console.log(JSON.stringify(result));
}
