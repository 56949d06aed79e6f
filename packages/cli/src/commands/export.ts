/**
 * `proviso export`: a policy → its tracker as JSON, its claims or its days as CSV, for other programs and spreadsheets;
 * the whole record → a folder of JSON, for Git.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { claimsCsv, panelCsv, tracker, trackerExport, type WaitingCount } from '@proviso/core/publishing';
import { dayOf, extentOf, ProvisoError } from '@proviso/core/vocabulary';
import type { FolderPiece } from '@proviso/desk';
import { type Command, Option } from 'commander';
import { type ClockOptions, withClocks } from '../options.ts';
import { type OnRecord, policyOnRecord } from '../policy-on-record.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type ExportOptions = ClockOptions & {
  format: 'json' | 'csv' | 'panel';
  out?: string;
  from?: string;
  to?: string;
  folder?: string;
};

export const registerExport: Register = (program, run) => {
  const command: Command = withClocks(shared(program.command('export')))
    .description(
      'Give a policy to other programs: everything on its page, its claims, its days; or the whole record.',
    )
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .addOption(
      new Option(
        '--format <format>',
        'json: the tracker; csv: a line for each claim; panel: one for each day',
      )
        .choices(['json', 'csv', 'panel'])
        .default('json'),
    )
    .option('--out <file>', 'into a file (default: standard output)')
    .option('--from <date>', 'the first day of a panel (default: the first that a claim tells of)')
    .option('--to <date>', 'its last day (default: today)')
    .option('--folder <folder>', 'the whole record, as a folder of JSON that Git can compare')
    .addHelpText(
      'after',
      examples([
        ['proviso export rice-exports > rice.json', 'everything on its page'],
        ['proviso export rice-exports --format csv --out rice.csv', 'its claims, for a spreadsheet'],
        ['proviso export rice-exports --format panel --from 2023-01-01', 'a line a day, for statistics'],
        ['proviso export --folder record', 'all of it; `proviso import folder` takes it in again'],
      ]),
    )
    .action((policy: string | undefined, options: ExportOptions) =>
      run(command, (session) => give(session, policy, options)),
    );
};

async function give(session: Session, id: string | undefined, options: ExportOptions): Promise<void> {
  await session.withDesk(async (desk) => {
    if (options.folder !== undefined) {
      const files = await writeFolder(options.folder, desk.folder());
      if (session.json) session.out(JSON.stringify({ folder: options.folder, files }));
      else session.print([line(`written: ${files} files in ${options.folder}`)]);
      return;
    }
    const found = await policyOnRecord(desk, id, options, { readings: options.format === 'json' });
    const waiting = await desk.waiting(found.policy.id, found.answers.question.asRecordedBy);
    const text = exported(found, waiting, options);
    if (options.out === undefined) {
      session.out(text);
      return;
    }
    write(options.out, `${text}\n`);
    if (!session.json) session.print([line(`written: ${options.out}`)]);
  });
}

function exported(
  { ledger, policy, answers }: OnRecord,
  waiting: WaitingCount,
  { format, from, to }: ExportOptions,
): string {
  const publishedBy = answers.question.asPublishedBy;
  if (format === 'csv') return claimsCsv(ledger, policy, publishedBy).trimEnd();
  if (format === 'json') return JSON.stringify(trackerExport(tracker(ledger, policy, answers, waiting)));
  const span = {
    from: dayIn(from) ?? firstDayOf(ledger, policy.id) ?? dayOf(Date.now()),
    to: dayIn(to) ?? dayOf(Date.now()),
    publishedBy,
  };
  return [...panelCsv(ledger, policy, span)].join('').trimEnd();
}

function dayIn(told: string | undefined): string | null {
  if (told === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(told) && extentOf(told))) return told ?? null;
  throw new ProvisoError('E_DATE', `\`${told}\` is no day: a panel goes from day to day, \`2024-05-30\``);
}

function firstDayOf(ledger: OnRecord['ledger'], policy: string): string | null {
  const starts = ledger.claims
    .filter((claim) => claim.policy === policy)
    .map((claim) => extentOf(claim.from ?? claim.announcedOn ?? claim.published ?? '')?.earliest)
    .filter((start) => start !== undefined && Number.isFinite(start));
  return starts.length === 0 ? null : dayOf(Math.min(...(starts as number[])));
}

/** Files that are there are written anew: what the record holds only grows. Gives how many were written. */
async function writeFolder(folder: string, pieces: AsyncIterable<FolderPiece>): Promise<number> {
  const begun = new Set<string>();
  for await (const piece of pieces) {
    const path = join(folder, piece.path);
    const data = 'bytes' in piece ? piece.bytes : piece.text;
    if (begun.has(path)) appendFileSync(path, data);
    else {
      mkdirSync(dirname(path), { recursive: true });
      write(path, data);
      begun.add(path);
    }
  }
  return begun.size;
}

function write(path: string, text: string | Uint8Array): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new ProvisoError('E_USAGE', `\`${path}\` cannot be written: ${(error as Error).message}`);
  }
}
