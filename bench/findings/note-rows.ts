/**
 * The hand-made labels of CoronaNet notes, beside the tracker's own rows → the notes with label and code. Labels stand in
 * spec/ by the row's id; the words stay in ../shared and are never copied.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rowsOf } from '@proviso/tables';

/** Which way a note says that its measure went. */
export type Way = 'end' | 'tighten' | 'relax' | 'none';

export type Note = {
  id: string;
  /** What follows the last mark of a change. */
  text: string;
  announced: string;
  label: Way;
  /** Others that can be defended. */
  alt: readonly Way[];
  /** What the tracker's coder made of it; null where the row says no way, or both. */
  coded: Way | null;
};
export type Half = 'develop' | 'held';

const FOLDER = fileURLToPath(new URL('../../../shared/data/coronanet', import.meta.url));
const LABELS = new URL('../../spec/interpretation/coronanet-notes.json', import.meta.url);
const MARK = 'UPDATE:';

type Cells = Record<string, string>;
type Labelled = [id: string, label: Way, ...alt: Way[]];

/** Every update note of the tracker's files, or null where they are not beside the project. */
export async function updateRows(): Promise<Map<string, Cells> | null> {
  if (!existsSync(FOLDER)) return null;
  const rows = new Map<string, Cells>();
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.csv.gz'))
    .sort())
    for await (const { cells } of rowsOf(join(FOLDER, file)))
      if (cells.entry_type === 'update' && !rows.has(cells.record_id!)) rows.set(cells.record_id!, cells);
  return rows;
}

export function labelledNotes(rows: ReadonlyMap<string, Cells>): Record<Half, Note[]> {
  const { develop, held } = JSON.parse(readFileSync(LABELS, 'utf8')) as Record<Half, Labelled[]>;
  const notes = (labels: readonly Labelled[]) => labels.map((row) => noteOf(rows, row));
  return { develop: notes(develop), held: notes(held) };
}

function noteOf(rows: ReadonlyMap<string, Cells>, [id, label, ...alt]: Labelled): Note {
  const cells = rows.get(id);
  if (!cells) throw new Error(`the labelled note \`${id}\` is in none of the files`);
  return {
    id,
    text: changeIn(cells),
    announced: cells.date_announced ?? '',
    label,
    alt,
    coded: codedIn(cells),
  };
}

export function changeIn({ description = '' }: Cells): string {
  const at = description.lastIndexOf(MARK);
  return (at < 0 ? description : description.slice(at + MARK.length)).trim();
}

function codedIn({ update_type: type, update_level: level }: Cells): Way | null {
  if (type === 'End of Policy') return 'end';
  return level === 'Strengthening' ? 'tighten' : level === 'Relaxing' ? 'relax' : null;
}
