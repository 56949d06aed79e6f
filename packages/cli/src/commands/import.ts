/** `proviso import`: somebody's table, or a folder that `proviso export` made → on record, with a report of its faults. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { countFaults, type Fault, faultsCsv, MAPPINGS } from '@proviso/core/exchange';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Folder } from '@proviso/desk';
import { rowsOf } from '@proviso/tables';
import type { Command } from 'commander';
import { readJson } from '../json-file.ts';
import { layImported } from '../print/lay-imported.ts';
import { line } from '../print/line.ts';
import { examples, type Register, type Run } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerImport: Register = (program, run) => {
  const group = shared(program.command('import'))
    .description(
      'Take in what others coded: a tracker’s table, with a report of its faults; or an exported folder.',
    )
    .addHelpText(
      'after',
      examples([
        ['proviso import coronanet kenya.csv.gz --accept', 'its rows, as the tracker’s word'],
        ['proviso import coronanet kenya.csv.gz --faults-only', 'look for faults, add nothing'],
        ['proviso import csv bans.csv --mapping bans.json --faults faults.csv', 'any table'],
        ['proviso import xlsx bans.xlsx --mapping bans.json', 'the first sheet of a workbook'],
        ['proviso import folder record --record new.db', 'what `proviso export --folder record` wrote'],
      ]),
    );
  registerTable(
    group,
    run,
    'coronanet',
    'rows of the CoronaNet Research Project’s event data, CSV, also gzipped',
  );
  registerTable(group, run, 'csv', 'rows of a CSV file, also gzipped, as a mapping tells');
  registerTable(group, run, 'xlsx', 'rows of the first sheet of a workbook, as a mapping tells');
  registerFolder(group, run);
};

type TableOptions = { mapping?: string; accept?: boolean; faultsOnly?: boolean; faults?: string };

function registerTable(group: Command, run: Run, form: string, about: string): void {
  const command: Command = shared(group.command(form)).description(about).argument('<file...>', 'the tables');
  if (form in MAPPINGS)
    command.option('--mapping <file>', 'another mapping than the one that comes with the program');
  else
    command.requiredOption('--mapping <file>', 'which column tells what, as docs/reference/mapping.md says');
  command
    .option('--accept', 'accept what is coded plainly, recorded as accepted by rule')
    .option('--faults-only', 'look for faults and add nothing')
    .option('--faults <file>', 'write the faults: .csv or .json')
    .action((files: string[], options: TableOptions) =>
      run(command, (session) => importTables(session, form, files, options)),
    );
}

async function importTables(
  session: Session,
  form: string,
  files: readonly string[],
  { mapping: path, accept = false, faultsOnly = false, faults: faultsPath }: TableOptions,
): Promise<void> {
  const mapping = path === undefined ? MAPPINGS[form] : await readJson(path, 'E_MAPPING_INVALID');
  const all: { file: string; faults: Fault[] }[] = [];
  await session.withDesk(
    async (desk) => {
      for (const file of files) {
        const imported = await desk.importRows(() => rowsOf(file), mapping, {
          accept,
          faultsOnly,
          progress: ({ step, rows }) => session.progress(`${file}: ${step}, ${rows} rows`),
        });
        session.progress(null);
        all.push({ file, faults: imported.faults });
        if (session.json)
          session.out(JSON.stringify({ file, ...imported, counts: countFaults(imported.faults) }));
        else session.print([line(file, 'title'), ...layImported(imported, { faultsOnly }, session.width)]);
      }
    },
    { make: true },
  );
  if (faultsPath !== undefined) writeFaults(faultsPath, all);
}

function writeFaults(path: string, all: readonly { file: string; faults: Fault[] }[]): void {
  const text = path.endsWith('.json')
    ? `${JSON.stringify(
        all.flatMap(({ file, faults }) => faults.map((fault) => ({ file, ...fault }))),
        null,
        1,
      )}\n`
    : faultsCsv(all);
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new ProvisoError('E_USAGE', `\`${path}\` cannot be written: ${(error as Error).message}`);
  }
}

function registerFolder(group: Command, run: Run): void {
  const command: Command = shared(group.command('folder'))
    .description('the entries of a folder, in their order, into an empty record')
    .argument('<folder>')
    .action((folder: string) =>
      run(command, (session) =>
        session.withDesk(
          async (desk) => {
            const entries = await desk.takeFolder(folderAt(folder));
            if (session.json) session.out(JSON.stringify({ folder, entries }));
            else session.print([line(`on record: ${entries} entries of ${folder}`)]);
          },
          { make: true },
        ),
      ),
    );
}

/** Links in it are not followed: a folder from elsewhere reaches nothing outside itself. */
function folderAt(root: string): Folder {
  const stat = statSync(root, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw new ProvisoError('E_NOT_FOUND', `there is no folder \`${root}\``);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(join(root, sep).length).split(sep).join('/'))
    .sort();
  const known = new Set(files);
  return {
    async *files() {
      for (const path of files)
        if (/\.jsonl?$/.test(path)) yield { path, text: readFileSync(join(root, path), 'utf8') };
    },
    bytesOf: async (path) => (known.has(path) ? readFileSync(join(root, path)) : null),
  };
}
