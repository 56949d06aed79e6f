/** `proviso reread`: the kept reports, read again by the present program → what differs; kept only where that is asked for. */
import type { Unreadable } from '@proviso/core/vocabulary';
import type { Reread } from '@proviso/desk';
import type { Command } from 'commander';
import { reviewer, withReviewer } from '../options.ts';
import { layReread } from '../print/lay-reread.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type Options = { yes?: boolean; all?: boolean; by?: string };

export const registerReread: Register = (program, run) => {
  const command: Command = withReviewer(shared(program.command('reread')))
    .description('Read the reports on record again with this version, and show what it reads otherwise.')
    .option('--yes', 'add the new readings; the old ones stay. Without it nothing is changed')
    .option('--all', 'also reports that this version has read already')
    .addHelpText(
      'after',
      examples([
        ['proviso reread', 'what would differ'],
        ['proviso reread --yes', 'and add it'],
      ]),
    )
    .action((options: Options) => run(command, (session) => readAgain(session, options)));
};

async function readAgain(session: Session, { yes = false, all = false, by }: Options): Promise<void> {
  await session.withDesk(async (desk) => {
    let read = 0;
    let differing = 0;
    for await (const one of desk.reread({ keep: yes, all, by: reviewer(by) })) {
      if ('error' in one) {
        unreadable(session, one);
        continue;
      }
      read += 1;
      const differs = isOtherwise(one);
      if (differs) differing += 1;
      session.progress(`read again: ${read}`);
      if (session.json) session.out(JSON.stringify(told(one)));
      else if (differs) session.print(layReread(one, session.width));
    }
    session.progress(null);
    if (session.json) return;
    const reports = `${read} ${read === 1 ? 'report' : 'reports'} read again, ${differing} otherwise than before`;
    const next =
      yes || read === 0 ? '' : '.  Nothing was changed; to add the new readings: proviso reread --yes';
    session.print([line(reports + next)]);
  });
}

function unreadable(session: Session, one: Unreadable): void {
  if (session.json) session.out(JSON.stringify(one));
  session.fail(one.error, one.report.source);
}

const isOtherwise = ({ diff }: Reread): boolean =>
  diff.changed.length + diff.removed.length + diff.added.length + diff.facts.length > 0;

const told = ({ reading, before, diff }: Reread) => ({
  report: reading.report.sha256,
  headline: reading.article.headline,
  before,
  ...diff,
});
