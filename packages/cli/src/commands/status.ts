/** `proviso status`: the record → where each policy stands, in two sentences and what lies behind them. */
import { bulletin } from '@proviso/core/publishing';
import type { Command } from 'commander';
import { type ClockOptions, withClocks } from '../options.ts';
import { policyOnRecord } from '../policy-on-record.ts';
import { layStatus } from '../print/lay-status.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerStatus: Register = (program, run) => {
  const command: Command = withClocks(shared(program.command('status')))
    .description('Where each policy stands: what holds, what changed, what was not told.')
    .argument('[policy]', 'its id; all of them where none is named')
    .addHelpText(
      'after',
      examples([
        ['proviso status', 'all policies, today'],
        ['proviso status rice-exports --at 2023-09-01', 'one, on a day'],
      ]),
    )
    .action((policy: string | undefined, options: ClockOptions) =>
      run(command, (session) => status(session, policy, options)),
    );
};

async function status(session: Session, id: string | undefined, clocks: ClockOptions): Promise<void> {
  await session.withDesk(async (desk) => {
    const { reports, policies, homeless } = await desk.overview();
    const ids = id === undefined ? policies.map((policy) => policy.id) : [id];
    for (const one of ids) {
      const { ledger, policy, answers } = await policyOnRecord(desk, one, clocks);
      const told = bulletin(ledger, policy, answers);
      const waiting = await desk.waiting(policy.id, answers.question.asRecordedBy);
      if (session.json) session.out(JSON.stringify({ ...told, waiting }));
      else session.print(layStatus(told, waiting, session.width));
    }
    if (session.json) return;
    const told = [
      `${session.record}: ${reports} reports, ${policies.length} policies`,
      ...(homeless > 0 ? [`${homeless} findings fit no policy yet (proviso review --policy none)`] : []),
    ];
    session.print([line(told.join('; '), 'quiet')]);
  });
}
