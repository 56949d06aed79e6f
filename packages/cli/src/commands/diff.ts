/** `proviso diff`: two moments of one clock → what the answer was, what it is, and what changed it. */
import { type Clock, diffAnswers, diffQuestions } from '@proviso/core/publishing';
import { dayOf, isDateStamp, ProvisoError } from '@proviso/core/vocabulary';
import { type Command, Option } from 'commander';
import { askedWords, type ClockOptions, type ScopeOptions, withClocks, withScope } from '../options.ts';
import { policyIn } from '../policy-on-record.ts';
import { layDiff } from '../print/lay-diff.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type DiffOptions = ScopeOptions & ClockOptions & { from: string; to?: string; clock: Clock };

export const registerDiff: Register = (program, run) => {
  const command: Command = withClocks(withScope(shared(program.command('diff'))))
    .description('What changed between two moments, and what did not.')
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .requiredOption('--from <date>', 'the first moment')
    .option('--to <date>', 'the second (default: today)')
    .addOption(
      new Option(
        '--clock <clock>',
        'which clock moves: when a rule holds, when it was published, when it was recorded',
      )
        .choices(['valid', 'published', 'recorded'])
        .default('valid'),
    )
    .addHelpText(
      'after',
      examples([
        ['proviso diff rice-exports --from 2023-07-01 --to 2023-09-01', 'what holds, then and then'],
        [
          'proviso diff supplied-weapons --clock published --from 2024-05-29 --to 2024-05-31',
          'what was known',
        ],
        ['proviso diff --clock recorded --from 2026-11-01', 'what this record learnt since'],
      ]),
    )
    .action((policy: string | undefined, options: DiffOptions) =>
      run(command, (session) => diff(session, policy, options)),
    );
};

async function diff(session: Session, id: string | undefined, options: DiffOptions): Promise<void> {
  const { clock, from } = options;
  await session.withDesk(async (desk) => {
    const to = options.to ?? (clock === 'recorded' ? new Date().toISOString() : dayOf(Date.now()));
    for (const moment of [from, to])
      if (!isDateStamp(moment))
        throw new ProvisoError(
          'E_DATE',
          `\`${moment}\` is no date: write \`2024-05-30\`, \`2024-05\` or \`2024\``,
        );
    const asked = await desk.question(id, askedWords(options));
    const [then, now] = diffQuestions(asked, clock, from, to);
    const policy = await policyIn(desk, await desk.policyLedger(asked.policy), asked.policy);
    const told = diffAnswers(policy, { clock, from, to }, await desk.ask(then), await desk.ask(now));
    if (session.json) session.out(JSON.stringify(told));
    else session.print(layDiff(policy, told, session.width));
  });
}
