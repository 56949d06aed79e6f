/**
 * CoronaNet's update notes, labelled by hand → how often the findings tell the way that the measure went: on the half
 * that rules were written with and on the half that nobody looked at, beside the commonest label, four regular expressions
 * and the tracker's own codes. `--errors` lists what is wrong on the first half.
 */
import { attribute } from '@proviso/core/attribution';
import { interpret } from '@proviso/core/interpretation';
import { bareArticle, type Finding } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { wayByExpressions } from './four-expressions.ts';
import { type Half, labelledNotes, type Note, updateRows, type Way } from './note-rows.ts';
import { wayTold } from './way-told.ts';

const analyse = createAnalyser(gazetteer);

async function findingsIn({ text, announced }: Note): Promise<Finding[]> {
  const paragraph = { kind: 'paragraph' as const, start: 0, end: text.length };
  const article = { ...bareArticle(text, [paragraph]), published: announced || null };
  const analysis = await analyse(article);
  return interpret(article, analysis, attribute(article, analysis)).findings;
}

const COMMONEST: Way = 'tighten';

type Told = { note: Note; ways: Record<string, Way | null>; findings: Finding[] };

async function told(note: Note): Promise<Told> {
  const findings = await findingsIn(note);
  const way = wayTold(findings);
  const ways = {
    findings: way,
    'findings, else commonest': way === 'none' ? COMMONEST : way,
    'always the commonest': COMMONEST,
    'four expressions': wayByExpressions(note.text),
    "the tracker's codes": note.coded,
  };
  return { note, ways, findings };
}

type Share = { right: number; defensible: number };

/** Of the notes that tell a way: how many get their label, and how many that or another that can be defended. */
function shareOf(all: readonly Told[], by: string): Share {
  const tell = all.filter(({ note }) => note.label !== 'none');
  const right = tell.filter(({ note, ways }) => ways[by] === note.label);
  const defended = tell.filter(({ note, ways }) => [note.label, ...note.alt].some((way) => way === ways[by]));
  return { right: right.length / tell.length, defensible: defended.length / tell.length };
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(6);

export async function scoreNotes(errors: boolean): Promise<object | null> {
  const rows = await updateRows();
  if (rows === null) {
    console.log('skipped: `../shared/data/coronanet` is not beside the project');
    return null;
  }
  const notes = labelledNotes(rows);
  const halves: Record<Half | 'all', Told[]> = { develop: [], held: [], all: [] };
  for (const half of ['develop', 'held'] as const)
    for (const note of notes[half]) halves[half].push(await told(note));
  halves.all = [...halves.develop, ...halves.held];
  if (errors) for (const one of halves.develop) showError(one);
  const names = Object.keys(halves.all[0]!.ways);
  const tell = (half: keyof typeof halves) => halves[half].filter(({ note }) => note.label !== 'none').length;
  console.log(
    `CoronaNet notes that tell a way: develop ${tell('develop')}, held ${tell('held')}; right, and with defensible labels\n`,
  );
  console.log(`${''.padEnd(28)}develop        held           all`);
  for (const name of names) {
    const shares = (['develop', 'held', 'all'] as const).map((half) => {
      const { right, defensible } = shareOf(halves[half], name);
      return `${percent(right)} ${percent(defensible)}`;
    });
    console.log(`${name.padEnd(28)}${shares.join('  ')}`);
  }
  const silent = halves.all.filter(({ note }) => note.label === 'none');
  const kept = silent.filter(({ ways }) => ways.findings === 'none').length;
  console.log(`\nof ${silent.length} notes that tell no way the findings tell none in ${kept}`);
  return Object.fromEntries(
    (['develop', 'held', 'all'] as const).map((half) => [half, shareOf(halves[half], 'findings')]),
  );
}

function showError({ note, ways, findings }: Told): void {
  if ([note.label, ...note.alt].some((way) => way === ways.findings)) return;
  const shown = findings.map(
    (f) => `${f.move}/${f.phase}${f.background ? ' (background)' : ''} ‹${f.anchor.text}›`,
  );
  console.log(`${note.id} ${note.label}, found ${ways.findings}: ${shown.join(', ') || 'nothing'}`);
}
