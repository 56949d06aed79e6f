/**
 * The runs of spec/reading/cues: plain text whose every line a person labelled as story, as furniture by its cue, or as
 * part of the head. Read as one text each; the share of lines that come out as labelled must not fall below what is told.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BlockKind } from '../../vocabulary/index.ts';
import { readArticle } from '../index.ts';

const FOLDER = join(import.meta.dirname, '../../../../../spec/reading/cues');
type Runs = { language: string; part: string; least: number; runs: { name: string; lines: string[] }[] };

const HEAD = new Set<string>(['headline', 'standfirst', 'byline', 'dateline']);
const classOf = (kind: BlockKind): string =>
  kind === 'furniture' || kind === 'caption' ? 'furniture' : HEAD.has(kind) ? 'head' : 'story';
const classOfLabel = (label: string): string =>
  label === 'story' ? 'story' : HEAD.has(label) ? 'head' : 'furniture';

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
  const { runs, least } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Runs;
  test(`spec/reading/cues/${file}`, (context) => {
    const wrong: string[] = [];
    let [lines, lost] = [0, 0];
    for (const run of runs) {
      const labelled = run.lines.map((line) => /^([a-z-]+): (.*)$/s.exec(line)?.slice(1) ?? ['', '']);
      const text = labelled.map(([, words]) => words).join('\n');
      const article = readArticle(new TextEncoder().encode(text), 'text/plain');
      assert.ok(!('code' in article), `${run.name}: ${JSON.stringify(article)}`);
      let at = 0;
      for (const [label, words] of labelled as [string, string][]) {
        const [start, end] = [at, at + words.length];
        at = end + 1;
        if (words === '') continue;
        lines++;
        const block = article.blocks.find((b) => b.start < end && start < b.end)!;
        const want = classOfLabel(label);
        if (classOf(block.kind) === want) continue;
        if (want === 'story') lost++;
        wrong.push(`${run.name}: \`${words}\` is ${label}, read as ${block.cue ?? block.kind}`);
      }
    }
    const share = 1 - wrong.length / lines;
    context.diagnostic(
      `${lines} lines in ${runs.length} runs, ${(share * 100).toFixed(1)}% as labelled, ${lost} of the story lost`,
    );
    for (const line of wrong) context.diagnostic(line);
    assert.ok(
      share >= least,
      `${(share * 100).toFixed(1)}% of lines as labelled, at least ${least * 100}% wanted\n${wrong.join('\n')}`,
    );
  });
}
