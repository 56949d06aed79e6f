/** `proviso export`: a policy → its tracker as JSON, or its claims as CSV, for other programs and spreadsheets. */
import { writeFileSync } from 'node:fs';
import { claimsCsv, tracker, trackerExport } from '@proviso/core/publishing';
import { ProvisoError } from '@proviso/core/vocabulary';
import { type Command, Option } from 'commander';
import { type ClockOptions, withClocks } from '../options.ts';
import { type OnRecord, policyOnRecord } from '../policy-on-record.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type ExportOptions = ClockOptions & { format: 'json' | 'csv'; out?: string };

export const registerExport: Register = (program, run) => {
  const command: Command = withClocks(shared(program.command('export')))
    .description('Give a policy to other programs: everything on its page, or its claims.')
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .addOption(
      new Option('--format <format>', 'json: the tracker; csv: the claims')
        .choices(['json', 'csv'])
        .default('json'),
    )
    .option('--out <file>', 'into a file (default: standard output)')
    .addHelpText(
      'after',
      examples([
        ['proviso export rice-exports > rice.json', 'everything on its page'],
        ['proviso export rice-exports --format csv --out rice.csv', 'its claims, for a spreadsheet'],
      ]),
    )
    .action((policy: string | undefined, options: ExportOptions) =>
      run(command, (session) => give(session, policy, options)),
    );
};

async function give(session: Session, id: string | undefined, options: ExportOptions): Promise<void> {
  await session.withDesk(async (desk) => {
    const text = exported(await policyOnRecord(desk, id, options), options.format);
    if (options.out === undefined) {
      session.out(text);
      return;
    }
    write(options.out, `${text}\n`);
    if (!session.json) session.print([line(`written: ${options.out}`)]);
  });
}

function exported({ ledger, policy, answers }: OnRecord, format: 'json' | 'csv'): string {
  if (format === 'csv') return claimsCsv(ledger, policy, answers.question.asPublishedBy).trimEnd();
  return JSON.stringify(trackerExport(tracker(ledger, policy, answers)));
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new ProvisoError('E_USAGE', `\`${path}\` cannot be written: ${(error as Error).message}`);
  }
}
