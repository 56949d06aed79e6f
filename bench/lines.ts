/**
 * Measures how plain text is read: cue lines with their reach on the labelled runs of spec/reading/cues; story and other
 * lines in windows of real pages; sentences lost on whole reports. `--folds` fits the scorer anew on folds by site, which
 * takes minutes; without it the windows are measured with the shipped weights, which have seen these pages.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { LineWeights } from '../packages/core/src/reading/plain/line-story.ts';
import shipped from '../packages/core/src/reading/plain/line-weights.json' with { type: 'json' };
import { draftOfPlain } from '../packages/core/src/reading/plain/plain.ts';
import { fit, MAY_LOSE } from '../training/lines/fit.ts';
import { FOLDS, inFold, lessons, outOfFold } from '../training/lines/pages.ts';
import { goldWindows, hasCorpora, silverWindows, type Window } from '../training/lines/windows.ts';

const RUNS = join(import.meta.dirname, '../spec/reading/cues');
const REPORTS = join(import.meta.dirname, '../../shared/data/attribution/dev.jsonl.gz');
const STORY = new Set(['paragraph', 'quote', 'list', 'table', 'heading']);
const HEAD = new Set(['headline', 'standfirst', 'byline', 'dateline']);

const result: Record<string, unknown> = { bench: 'lines', cues: scoreRuns() };
if (hasCorpora()) {
  const gold = goldWindows();
  result.rule = scoreLines('a rule: long, or ends in a full stop', gold, (window) =>
    window.lines.map((text) => text.length > 140 || /[.!?]["'”’)]*$/.test(text)),
  );
  result.cuesAlone = scoreLines('cues and head alone', gold, readBy(believing(shipped)));
  result.shipped = scoreLines('shipped weights, which have seen these pages', gold, readBy(shipped));
  if (process.argv.includes('--folds')) result.folds = scoreFolds(gold);
  result.speed = speed(gold);
} else console.log('the windows are not measured: `../shared/data/reading` is not beside the project');
if (existsSync(REPORTS)) result.reports = scoreReports();
console.log(JSON.stringify(result));

/** Weights that believe every line to be of the story. */
function believing(weights: LineWeights): LineWeights {
  return { ...weights, least: { prose: 0, other: 0 } };
}

function readBy(weights: LineWeights): (window: Window) => boolean[] {
  return ({ lines }) => {
    const { parts, whole } = draftOfPlain(lines.join('\n\n'), weights);
    let at = 0;
    return lines.map((line) => {
      const [start, end] = [at, at + line.length];
      at = end + 2;
      return parts.some(({ kind }, i) => {
        const span = whole!.spans[i]!;
        return STORY.has(kind) && span.start < end && start < span.end;
      });
    });
  };
}

function scoreFolds(gold: readonly Window[]): object {
  const silver = silverWindows();
  const read = new Map<string, boolean[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(lessons(outOfFold(gold, fold), outOfFold(silver, fold)), MAY_LOSE);
    for (const window of inFold(gold, fold)) read.set(window.id, readBy(weights)(window));
    const name = `fold ${fold + 1}, least belief ${weights.least.prose} and ${weights.least.other}`;
    scoreLines(name, inFold(gold, fold), ({ id }) => read.get(id)!);
  }
  return scoreLines('folds by site, least belief chosen within them', gold, ({ id }) => read.get(id)!);
}

function scoreLines(name: string, windows: readonly Window[], read: (window: Window) => boolean[]): object {
  let [lines, right, story, lost, sentences, sentencesLost] = [0, 0, 0, 0, 0, 0];
  let byPage = 0;
  for (const window of windows) {
    const found = read(window);
    const rightHere = found.filter((isStory, i) => isStory === window.gold[i]).length;
    lines += found.length;
    right += rightHere;
    byPage += rightHere / found.length;
    for (const [i, isStory] of window.gold.entries()) {
      if (!isStory) continue;
      const isSentence = window.lines[i]!.length > 60 && /[.!?]["'”’)]*$/.test(window.lines[i]!);
      story++;
      if (isSentence) sentences++;
      if (found[i]) continue;
      lost++;
      if (isSentence) sentencesLost++;
    }
  }
  const scores = {
    lines,
    right: share(right, lines),
    rightByPage: share(byPage, windows.length),
    storyLost: share(lost, story),
    sentencesLost: share(sentencesLost, sentences),
  };
  console.log(`${name.padEnd(48)} ${JSON.stringify(scores)}`);
  return scores;
}

/** Whole reports that hold no furniture: every sentence that is not read as story is lost. */
function scoreReports(): object {
  const rows = gunzipSync(readFileSync(REPORTS)).toString('utf8').trim().split('\n');
  let [sentences, lost] = [0, 0];
  for (const row of rows) {
    const { parts } = draftOfPlain((JSON.parse(row) as { text: string }).text);
    for (const { text, kind } of parts) {
      if (text.length < 60 || !/[.!?]["'”’)]*$/.test(text)) continue;
      sentences++;
      if (!STORY.has(kind)) lost++;
    }
  }
  const scores = { reports: rows.length, sentences, lost };
  console.log(`${'whole reports of PolNeAR dev'.padEnd(48)} ${JSON.stringify(scores)}`);
  return scores;
}

function scoreRuns(): object {
  type Runs = { language: string; part: string; runs: { lines: string[] }[] };
  const classOf = (kind: string) =>
    kind === 'story' || STORY.has(kind) ? 'story' : HEAD.has(kind) ? 'head' : 'furniture';
  const sums = new Map<string, { runs: number; lines: number; right: number; storyLost: number }>();
  for (const file of readdirSync(RUNS).filter((name) => name.endsWith('.json'))) {
    const { part, language, runs } = JSON.parse(readFileSync(join(RUNS, file), 'utf8')) as Runs;
    for (const { lines } of runs) {
      const labelled = lines.map((line) => /^([a-z-]+): (.*)$/s.exec(line)?.slice(1) ?? ['', '']);
      const { parts, whole } = draftOfPlain(labelled.map(([, text]) => text).join('\n'));
      for (const name of [part, `${part} ${language}`]) {
        const sum = sums.get(name) ?? { runs: 0, lines: 0, right: 0, storyLost: 0 };
        sums.set(name, sum);
        sum.runs++;
        let at = 0;
        for (const [label, text] of labelled as [string, string][]) {
          const start = at;
          at += text.length + 1;
          if (text === '') continue;
          const span = whole!.spans.findIndex((s) => s.start < start + text.length && start < s.end);
          sum.lines++;
          if (classOf(parts[span]!.kind) === classOf(label)) sum.right++;
          else if (label === 'story') sum.storyLost++;
        }
      }
    }
  }
  const scores = [...sums].map(
    ([name, sum]) => [name, { ...sum, share: share(sum.right, sum.lines) }] as const,
  );
  for (const [name, sum] of scores) console.log(`cue runs, ${name}`.padEnd(48), JSON.stringify(sum));
  return Object.fromEntries(scores.filter(([name]) => !name.includes(' ')));
}

function speed(windows: readonly Window[]): object {
  const texts = windows.map(({ lines }) => lines.join('\n\n'));
  const before = process.cpuUsage();
  for (const text of texts) draftOfPlain(text);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const scores = {
    textsPerCpuSecond: Math.round(texts.length / seconds),
    linesPerCpuSecond: Math.round(windows.reduce((sum, { lines }) => sum + lines.length, 0) / seconds),
  };
  console.log(`${'speed'.padEnd(48)} ${JSON.stringify(scores)}`);
  return scores;
}

function share(part: number, whole: number): number {
  return Number((part / (whole || 1)).toFixed(4));
}
