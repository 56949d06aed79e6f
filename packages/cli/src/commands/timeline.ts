/** `proviso timeline`: a policy → what happened to it, in order of time, with who says so. */
import { timeline } from '@proviso/core/publishing';
import type { Command } from 'commander';
import { type ClockOptions, withClocks } from '../options.ts';
import { policyOnRecord } from '../policy-on-record.ts';
import { layTimeline } from '../print/lay-events.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerTimeline: Register = (program, run) => {
  const command: Command = withClocks(shared(program.command('timeline')))
    .description('What happened to a policy, in order of time.')
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .addHelpText(
      'after',
      examples([
        ['proviso timeline rice-exports', 'all that is on record'],
        ['proviso timeline rice-exports --as-published-by 2023-08-01', 'as known then'],
        ['proviso timeline rice-exports --json | jq .events', 'for programs'],
      ]),
    )
    .action((policy: string | undefined, options: ClockOptions) =>
      run(command, (session) => tell(session, policy, options)),
    );
};

async function tell(session: Session, id: string | undefined, clocks: ClockOptions): Promise<void> {
  await session.withDesk(async (desk) => {
    const { ledger, policy, answers } = await policyOnRecord(desk, id, clocks);
    const { at, asPublishedBy } = answers.question;
    const told = timeline(ledger, policy, { at, publishedBy: asPublishedBy });
    if (session.json) session.out(JSON.stringify(told));
    else session.print([line(policy.name, 'title'), ...layTimeline(told, session.width)]);
  });
}
