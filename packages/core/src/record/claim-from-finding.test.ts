import assert from 'node:assert/strict';
import { test } from 'node:test';
import spec from '../../../../spec/record/claims/rice.json' with { type: 'json' };
import { AXES, type Channel, type Claim, type Policy } from '../vocabulary/index.ts';
import { claimFrom } from './claim-from-finding.ts';
import { type ToldFinding, toldReading } from './told-reading.ts';

type Row = {
  why: string;
  text: string;
  findings: ToldFinding[];
  claim?: Record<string, unknown>;
  unfit?: string;
};

const policy: Policy = spec.policy;

/** Scopes as one line each, and the sentence beside the claim's own fields. */
const shown = (claim: Claim): Record<string, unknown> => ({
  ...claim,
  scopes: claim.scopes.map((scope) => AXES.map((axis) => scope[axis]).join(' ')),
  sentence: claim.receipt.sentence.text,
});

for (const row of spec.rows as Row[]) {
  test(`‹${row.text}›: ${row.why}`, () => {
    const reading = toldReading(row);
    const made = claimFrom(policy, reading, reading.findings.at(-1)!, 'origin');
    if (row.unfit !== undefined) {
      assert.deepEqual(made, { unfit: row.unfit });
      return;
    }
    assert.ok('claim' in made, 'unfit' in made ? made.unfit : '');
    const claim = shown(made.claim);
    for (const [field, expected] of Object.entries(row.claim ?? {}))
      assert.deepEqual(claim[field], expected, field);
  });
}

const SPEAKERS: [channel: Channel, speaker: string | undefined, forIssuer: boolean][] = [
  ['official_text', undefined, true],
  ['named_official', 'The minister', true],
  ['anonymous_official', 'Indian officials', true],
  ['named_official', 'National Cooperative Exports', false],
  ['third_party', 'Traders', false],
  ['outlet_voice', undefined, false],
];
for (const [channel, speaker, forIssuer] of SPEAKERS) {
  test(`${speaker ?? 'the report'}, ${channel}, ${forIssuer ? 'speaks' : 'does not speak'} for the issuer`, () => {
    const text = `${speaker ?? 'It'} said India banned exports of broken rice.`;
    const told: ToldFinding = {
      anchor: 'banned',
      channel,
      slots: { issuer: 'India', item: 'broken rice' },
      ...(speaker === undefined ? {} : { speaker }),
    };
    const reading = toldReading({ text, findings: [told] });
    const made = claimFrom(policy, reading, reading.findings[0]!, 'origin');
    assert.equal('claim' in made && made.claim.forIssuer, forIssuer);
  });
}
