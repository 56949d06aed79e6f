import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { attribute } from '../../attribution/index.ts';
import {
  type Article,
  bareArticle,
  type Finding,
  SLOT_NAMES,
  type SlotName,
} from '../../vocabulary/index.ts';
import { interpret } from '../index.ts';

/** Some words told on 14 June 2024, and of each finding what its slots hold; what a row leaves out is not looked at. */
type Row = { text: string; finds: Record<string, string | null>[] };

const rows = JSON.parse(
  readFileSync(new URL('../../../../../spec/interpretation/slots/rows.json', import.meta.url), 'utf8'),
) as Row[];
const analyse = createAnalyser(gazetteer);

const articleOf = (text: string, more: Partial<Article> = {}): Article => ({
  ...bareArticle(text, [{ kind: 'paragraph', start: 0, end: text.length }]),
  published: '2024-06-14',
  ...more,
});

async function findingsIn(article: Article): Promise<Finding[]> {
  const analysis = await analyse(article);
  return interpret(article, analysis, attribute(article, analysis)).findings;
}

/** Dates, levels and what ends in `.value` by their value, other slots by their words, links by the place of the finding they name. */
function told(finding: Finding, key: string, all: readonly Finding[]): string | null {
  if (key === 'is') return `${finding.move}/${finding.phase}`;
  if (key === 'flags') return finding.flags.join(' ');
  if (key === 'until_kind') return finding.until_kind;
  if (key === 'reason' || key === 'legal_ref') return finding[key]?.text ?? null;
  if (key === 'follows' || key === 'exceptionTo') return `${all.findIndex(({ id }) => id === finding[key])}`;
  const name = SLOT_NAMES.find((slot) => slot === key.replace('.value', '')) as SlotName;
  const slot = finding.slots[name];
  const isValue =
    key.endsWith('.value') ||
    name.startsWith('effective') ||
    name.startsWith('level') ||
    name === 'announced_on';
  return slot === null ? null : isValue || slot.inferred ? (slot.value ?? null) : slot.text;
}

for (const { text, finds } of rows)
  test(`slots: ${text}`, async () => {
    const findings = await findingsIn(articleOf(text));
    assert.ok(findings.length >= finds.length, `found ${findings.length}`);
    finds.forEach((expected, i) => {
      const found = Object.keys(expected).map((key) => [key, told(findings[i]!, key, findings)]);
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  });

test('what an entry of a live page tells is dated by the entry', async () => {
  const text = 'Latvia closed its border with Belarus today.';
  const entries = [{ start: 0, end: text.length, published: '2024-06-12T09:00Z', headline: null }];
  const [finding] = await findingsIn(articleOf(text, { entries }));
  assert.equal(finding?.slots.effective_from?.value, '2024-06-12');
});

test('an end that only its length tells is inferred, and says from what', async () => {
  const [finding] = await findingsIn(articleOf('Chile banned imports of live cattle on Monday for 90 days.'));
  const end = finding?.slots.effective_until;
  assert.deepEqual(end, { inferred: true, value: '2024-09-08', reason: '‹90 days› from 2024-06-10' });
});
