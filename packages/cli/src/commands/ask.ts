/** `proviso ask`: a question in words → what holds in official text and as reported, and why. */
import { cutOff, type LogHead, sayHead } from '@proviso/core/publishing';
import { ProvisoError, type Question } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import type { Command } from 'commander';
import { askedWords, type ClockOptions, type ScopeOptions, withClocks, withScope } from '../options.ts';
import { policyIn } from '../policy-on-record.ts';
import { layAnswers } from '../print/lay-answers.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { writeText } from '../write-file.ts';

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
        ['proviso ask rice-exports --receipt rice.json', 'with a receipt, to be checked offline'],
        ['proviso ask --json | jq .asReported.outcome', 'for programs'],
      ]),
    )
    .action((policy: string | undefined, options: AskOptions) =>
      run(command, (session) => ask(session, policy, options)),
    );
};

async function ask(session: Session, id: string | undefined, options: AskOptions): Promise<void> {
  const { receipt, withSuggestions = false } = options;
  if (receipt !== undefined && withSuggestions)
    throw new ProvisoError(
      'E_USAGE',
      'a what-if has no receipt, for nothing in it is on record: leave out `--with-suggestions` or `--receipt`',
    );
  await session.withDesk(async (desk) => {
    const question = await desk.question(id, askedWords(options));
    const answers = await desk.ask(question, { withSuggestions });
    const written = receipt === undefined ? null : await writeReceipt(desk, question, receipt);
    if (session.json) {
      session.out(JSON.stringify({ ...answers, ...(written ? { receipt: written } : {}) }));
      return;
    }
    const ledger = await desk.policyLedger(question.policy, question.asRecordedBy);
    const policy = await policyIn(desk, ledger, question.policy);
    session.print(layAnswers(policy, answers, cutOff(ledger, policy, question), session.width));
    if (written)
      session.print([
        line(
          `Receipt: ${written.file}, under the head ${sayHead(written.head)}  (proviso verify ${written.file})`,
        ),
      ]);
  });
}

async function writeReceipt(
  desk: Desk,
  question: Question,
  file: string,
): Promise<{ file: string; head: LogHead }> {
  const receipt = await desk.receipt(question);
  writeText(file, `${JSON.stringify(receipt, null, 2)}\n`);
  const { size, root } = receipt.head;
  return { file, head: { size, root } };
}
