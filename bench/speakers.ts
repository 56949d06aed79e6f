/**
 * Hand-labelled mentions of PolNeAR dev (`spec/speakers/polnear-dev.jsonl`) → how many are understood, by kind, and one
 * JSON line at the end. The relations are the product's own; `--gold-relations` takes the corpus's instead. The half
 * `developed` was looked at while the rules were made, the half `held-out` for its totals alone, `fresh` not before all was done.
 * `--show KIND` prints what is wrong in the half that may be looked at.
 */
import { attribute, castOf } from '@proviso/core/attribution';
import type { Speaker } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { articleOf, type Gold, readCorpus } from '../training/attribution/corpus.ts';
import { type Labelled, type Place, readLabels } from '../training/speakers/labels.ts';

const CLASSES: [name: string, words: RegExp][] = [
  ['  he, she', /^(?:he|she|him|his|hers?)$/i],
  ['  I, we', /^(?:I|we|me|my|us|our)$/i],
  ['  they', /^(?:they|them|their)$/i],
  ['  who', /^who$/i],
  ['  it', /^its?$/i],
];

type Tally = { labelled: number; known: number; answered: number; right: number };

const rows = new Map(readCorpus('dev')?.map((row) => [row.id, row]));
if (!rows.size) {
  console.log('skipped: `../shared/data/attribution` is not beside the project');
  process.exit(0);
}
const fromGold = process.argv.includes('--gold-relations');
const shown = process.argv.includes('--show') ? process.argv[process.argv.indexOf('--show') + 1] : undefined;
const analyse = createAnalyser(gazetteer);
const tallies = new Map<string, Tally>();

for (const { doc, half, mentions } of readLabels()) {
  const row = rows.get(doc);
  if (!row) throw new Error(`\`${doc}\` is not in the corpus`);
  const article = articleOf(row);
  const analysis = await analyse(article);
  const speakerOf = castOf(
    article,
    analysis,
    fromGold ? row.attributions.map(spansOf) : attribute(article, analysis),
  );
  for (const mention of mentions) {
    const speaker = speakerOf([mention]);
    const answered = isAnswer(speaker, mention);
    const right = answered && isRight(row.text, speaker, mention);
    const kinds =
      mention.kind === 'pronoun'
        ? [mention.kind, pronounClass(row.text.slice(mention.start, mention.end))]
        : [mention.kind];
    for (const key of kinds.flatMap((kind) => [`${kind} ${half}`, `${kind} all`])) {
      const tally = tallies.get(key) ?? { labelled: 0, known: 0, answered: 0, right: 0 };
      tallies.set(key, tally);
      tally.labelled++;
      if (mention.answer !== 'unresolved') tally.known++;
      if (answered) tally.answered++;
      if (right) tally.right++;
    }
    if (
      shown === mention.kind &&
      half === 'developed' &&
      !right &&
      !(mention.answer === 'unresolved' && !answered)
    )
      show(doc, row.text, mention, speaker);
  }
}

function pronounClass(word: string): string {
  return CLASSES.find(([, words]) => words.test(word))?.[0] ?? 'other';
}

/** A phrase that stands for nothing but itself is no answer, unless it is a name. */
function isAnswer({ name, mention }: Speaker, { start, end }: Labelled): boolean {
  return name !== null || (mention !== null && (mention.end <= start || end <= mention.start));
}

/** The mention given overlaps the labelled one, or its name holds the labelled name's words, the last one last. */
function isRight(text: string, { name, mention }: Speaker, { answer }: Labelled): boolean {
  if (answer === 'unresolved') return false;
  if (mention && mention.start < answer[1] && answer[0] < mention.end) return true;
  const words = (of: string) =>
    of
      .toLowerCase()
      .replace(/[’']s?(?=\s|$)/g, '')
      .split(/[^\p{L}\p{N}’'-]+/u)
      .filter((w) => w !== '' && w !== 'the');
  const labelled = words(text.slice(...answer));
  const told = words(name ?? '');
  return (
    labelled.at(-1) === told.at(-1) && labelled.every((word) => word.length === 1 || told.includes(word))
  );
}

function spansOf({ source, content }: Gold) {
  const spans = (places: Place[]) => places.map(([start, end]) => ({ start, end }));
  return { source: spans(source), content: spans(content) };
}

function show(doc: string, text: string, { start, end, answer }: Labelled, { name, mention }: Speaker): void {
  const told = answer === 'unresolved' ? '–' : text.slice(...answer);
  const context = `${text.slice(Math.max(0, start - 90), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`;
  console.log(
    `${doc.slice(0, 30)}  ${context.replace(/\s+/g, ' ')}\n    is ${told}; read as ${name ?? mention?.text ?? '–'}`,
  );
}

const share = (part: number, whole: number) => (whole ? Math.round((1000 * part) / whole) / 10 : 0);
const result: Record<string, Record<string, { right: number; answered: number; of: number }>> = {};
for (const half of ['developed', 'held-out', 'fresh', 'all']) {
  console.log(`\n${half}`);
  result[half] = {};
  for (const kind of ['pronoun', ...CLASSES.map(([name]) => name), 'short', 'description']) {
    const tally = tallies.get(`${kind} ${half}`);
    if (!tally) continue;
    const { labelled, known, answered, right } = tally;
    result[half][kind] = { right: share(right, answered), answered: share(answered, known), of: labelled };
    const { right: r, answered: a } = result[half][kind];
    console.log(
      `  ${kind.padEnd(12)} ${String(r).padStart(5)}% right of those answered, ${String(a).padStart(5)}% answered (${labelled} labelled, ${labelled - known} of them unresolved)`,
    );
  }
}
console.log(JSON.stringify({ bench: 'speakers', relations: fromGold ? 'gold' : 'own', ...result }));
