/** `proviso ask`: a question in words → what holds in official text and as reported, and why. */
import { cutOff } from '@proviso/core/publishing';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Command } from 'commander';
import { askedWords, type ClockOptions, type ScopeOptions, withClocks, withScope } from '../options.ts';
import { policyIn } from '../policy-on-record.ts';
import { layAnswers } from '../print/lay-answers.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

type AskOptions = ScopeOptions & ClockOptions & { withSuggestions?: boolean; receipt?: string };

export const registerAsk: Register = (program, run) => {
  const command: Command = withClocks(withScope(shared(program.command('ask'))))
    .description('Ask what holds: in official text, and as reported. Every part may be left open.')
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .option('--with-suggestions', 'what if: take in what nobody has reviewed yet, marked so')
    .option('--receipt <file>', 'write a receipt that can be checked offline')
    .addHelpText(
      'after',
      examples([
        ['proviso ask rice-exports --asset "broken rice" --place Kenya', 'today'],
        ['proviso ask rice-exports --fact price=450USD/t --at 2024-10-01', 'on a day, at a price'],
        ["proviso ask supplied-weapons --asset 'weapons,!long-range missiles'", 'without some'],
        ['proviso ask supplied-weapons --as-published-by 2024-05-29', 'by what was known then'],
        ['proviso ask --json | jq .asReported.outcome', 'for programs'],
      ]),
    )
    .action((policy: string | undefined, options: AskOptions) =>
      run(command, (session) => ask(session, policy, options)),
    );
};

async function ask(session: Session, id: string | undefined, options: AskOptions): Promise<void> {
  if (options.receipt !== undefined)
    throw new ProvisoError('E_NOT_BUILT', 'receipts are not in this version: ask without `--receipt`');
  await session.withDesk(async (desk) => {
    const question = await desk.question(id, askedWords(options));
    const answers = await desk.ask(question, { withSuggestions: options.withSuggestions ?? false });
    if (session.json) {
      session.out(JSON.stringify(answers));
      return;
    }
    const ledger = await desk.ledger(question.asRecordedBy);
    const policy = await policyIn(desk, ledger, question.policy);
    session.print(layAnswers(policy, answers, cutOff(ledger, policy, question), session.width));
  });
}
