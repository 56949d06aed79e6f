import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Gazetteer, GazetteerMatch, Policy } from '../vocabulary/index.ts';
import { claimFrom } from './claim-from-finding.ts';
import { policyFromFinding } from './policy-from-finding.ts';
import { type ToldReport, toldReading } from './told-reading.ts';

type Case = {
  about: string;
  report: ToldReport;
  from: string;
  options?: { id: string; name: string };
  policy: Policy;
};

const PLACES: [word: string, id: string, name: string, capital?: true][] = [
  ['Russia', 'place:RU', 'Russia'],
  ['Russian', 'place:RU', 'Russia'],
  ['U.S.', 'place:US', 'United States'],
  ['Ukraine', 'place:UA', 'Ukraine'],
  ['Moscow', 'place:RU', 'Russia', true],
];
const placeNamed = (word: string): Omit<GazetteerMatch, 'tokens'> | null => {
  const found = PLACES.find(([known]) => known === word);
  return found ? { kind: 'place', id: found[1], name: found[2], capital: found[3] ?? false } : null;
};
const gazetteer: Gazetteer = {
  longestAt: (words, at) => {
    const found = placeNamed(words[at] ?? '');
    return found && { ...found, tokens: 1 };
  },
  named: placeNamed,
};

const folder = new URL('../../../../spec/record/policies/', import.meta.url);
for (const file of readdirSync(folder)) {
  const spec = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case;
  const reading = toldReading(spec.report);
  const finding = reading.findings.find((f) => f.id === spec.from)!;
  const policy = policyFromFinding(reading, finding, { ...spec.options, gazetteer });

  test(`a policy from a finding, ${file}: ${spec.about}`, () => assert.deepEqual(policy, spec.policy));

  test(`a policy from a finding, ${file}: all that it was made from fits it`, () => {
    for (const each of reading.findings) {
      const made = claimFrom(policy, reading, each, reading.report.sha256);
      assert.ok('claim' in made, `${each.id}: ${'unfit' in made ? made.unfit : ''}`);
    }
  });
}

test('a finding that names nothing makes a policy of open roots', () => {
  const reading = toldReading({ text: 'It was eased.', findings: [{ anchor: 'eased', move: 'ease' }] });
  const policy = policyFromFinding(reading, reading.findings[0]!);
  assert.deepEqual(
    Object.values(policy.nodes).map((nodes) => nodes.length),
    [1, 1, 1, 1, 1],
  );
});
