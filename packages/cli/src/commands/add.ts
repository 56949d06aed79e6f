/** `proviso add`: reports → on record, with what was read in them as suggestions; what rule 0 admits may be accepted. */
import type { Added } from '@proviso/desk';
import type { Command } from 'commander';
import { type HintOptions, hintsOf, withHints } from '../hints.ts';
import { READ_ALL, reviewer, withReviewer } from '../options.ts';
import { layAdded } from '../print/lay-added.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { sourcesOf } from '../source.ts';

type AddOptions = HintOptions & { accept?: boolean; all?: boolean; by?: string };

export const registerAdd: Register = (program, run) => {
  const command: Command = withReviewer(withHints(shared(program.command('add'))))
    .description('Add reports to the record. What is read in them enters as suggestions.')
    .argument('<report...>', 'paths, addresses, or - for standard input')
    .option('--accept', 'accept what rule 0 admits, recorded as accepted by rule')
    .option('--all', READ_ALL)
    .addHelpText(
      'after',
      examples([
        ['proviso add report.html', 'its findings wait for review'],
        ['proviso add --accept --published 2024-05-30 report.txt', 'what rule 0 admits is accepted'],
        ['curl -s https://news.example/feed | proviso add -', 'a feed adds each of its items'],
      ]),
    )
    .action((reports: string[], options: AddOptions) =>
      run(command, (session) => add(session, reports, options)),
    );
};

async function add(session: Session, reports: readonly string[], options: AddOptions): Promise<void> {
  const { accept = false, all = false, by } = options;
  const adding = { hints: hintsOf(options), accept, all, by: reviewer(by) };
  let waiting = 0;
  let homeless = 0;
  await session.withDesk(
    async (desk) => {
      const sources = sourcesOf(reports, (name, nth) =>
        session.progress(`adding ${nth} of ${reports.length}: ${name}`),
      );
      for await (const added of desk.add(sources, adding)) {
        if ('error' in added) {
          if (session.json) session.out(JSON.stringify(added));
          session.fail(added.error, added.report.source);
          continue;
        }
        waiting += added.waiting.length;
        homeless += added.noPolicy.length;
        if (session.json) session.out(JSON.stringify(addedJson(added)));
        else session.print(layAdded(added, session.width));
      }
    },
    { make: true },
  );
  if (session.json) return;
  if (waiting > 0) session.print([line(`${waiting} waiting for review.  Next: proviso review`, 'quiet')]);
  if (homeless > 0)
    session.print([line('Findings fit no policy yet.  Next: proviso policies new --from FINDING', 'quiet')]);
}

/** `{report, known, findings, waiting, claims, noPolicy}`: findings by their references. */
const addedJson = ({ reading, known, waiting, claims, noPolicy }: Added) => ({
  report: reading.report,
  known,
  ...(reading.passedOver ? { passedOver: true } : {}),
  findings: reading.findings.map(({ id }) => `${reading.report.sha256}:${id}`),
  waiting,
  claims,
  noPolicy,
});
