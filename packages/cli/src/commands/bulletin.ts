/** `proviso bulletin`: a policy → its state as a short report in prose, as Markdown, each sentence with its entries. */
import { newsMarkdown, newsOf, tracker } from '@proviso/core/publishing';
import type { Command } from 'commander';
import { type ClockOptions, withClocks } from '../options.ts';
import { policyOnRecord } from '../policy-on-record.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { writeText } from '../write-file.ts';

type BulletinOptions = ClockOptions & { out?: string; url: string };

export const registerBulletin: Register = (program, run) => {
  const command: Command = withClocks(shared(program.command('bulletin')))
    .description('The state of a policy as a short report in prose, from the record alone.')
    .argument('[policy]', 'its id; not needed where the record has one alone')
    .option('--out <file>', 'into a file (default: standard output)')
    .option('--url <address>', 'where the pages stand to which it links', 'http://127.0.0.1:4321')
    .addHelpText(
      'after',
      examples([
        ['proviso bulletin rice-exports', 'as Markdown, to be read or edited'],
        ['proviso bulletin rice-exports --as-published-by 2023-08-01', 'as it would have been then'],
        ['proviso bulletin rice-exports --json | jq .headline', 'for programs'],
      ]),
    )
    .action((policy: string | undefined, options: BulletinOptions) =>
      run(command, (session) => give(session, policy, options)),
    );
};

async function give(session: Session, id: string | undefined, options: BulletinOptions): Promise<void> {
  await session.withDesk(async (desk) => {
    const { ledger, policy, answers } = await policyOnRecord(desk, id, options, { readings: true });
    const waiting = await desk.waiting(policy.id, answers.question.asRecordedBy);
    const news = newsOf(tracker(ledger, policy, answers, waiting));
    const base = options.url.replace(/\/+$/, '');
    const text = session.json
      ? JSON.stringify(news)
      : newsMarkdown(news, {
          page: `${base}/p/${encodeURIComponent(policy.id)}`,
          entry: (seq) => `${base}/e/${seq}`,
        }).trimEnd();
    if (options.out === undefined) {
      session.out(text);
      return;
    }
    writeText(options.out, `${text}\n`);
    if (!session.json) session.print([line(`written: ${options.out}`)]);
  });
}
