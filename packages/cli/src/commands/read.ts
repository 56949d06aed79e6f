/** `proviso read`: reports → what they say, printed for a person or one JSON object a line. Nothing is kept. */
import { READING_STAGES, type ReadingStage, wasRead } from '@proviso/core/vocabulary';
import { type Command, Option } from 'commander';
import { type HintOptions, hintsOf, withHints } from '../hints.ts';
import { READ_ALL } from '../options.ts';
import { BLANK } from '../print/line.ts';
import { layReading } from '../print/reading/lay-reading.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { nameAmong, sourcesOf } from '../source.ts';

type ReadOptions = HintOptions & { until: ReadingStage; all?: boolean };

const FORMS = `
A report may be HTML in any charset, plain text, Markdown, a mail (.eml), a PDF with text or a page
saved whole (.mhtml); feeds (RSS, Atom, JSON) and archives (WARC) hold many, each read on its own.
Any of them may be packed by gzip.`;

export const registerRead: Register = (program, run) => {
  const command: Command = withHints(shared(program.command('read')))
    .description('Read reports: what changed, what did not, who says so. Keeps nothing.')
    .argument('<report...>', 'paths, addresses, or - for standard input')
    .addOption(
      new Option('--until <stage>', 'stop after this stage').choices(READING_STAGES).default('findings'),
    )
    .option('--all', READ_ALL)
    .addHelpText('after', FORMS)
    .addHelpText(
      'after',
      examples([
        ['proviso read report.txt', 'for a person'],
        ['proviso read https://news.example/story', 'fetched; public addresses only'],
        ['proviso read --published 2024-05-30 report.html', 'dates in words get their day from it'],
        ['proviso read --json *.html | jq .findings', 'one line a report, for programs'],
        ['proviso read notice.pdf letter.eml', 'other forms, known by what is in them'],
        ['proviso read --all feed.xml', 'who says what, also in items that tell of no rule'],
        ['proviso read --until article -', 'the story alone, from standard input'],
      ]),
    )
    .action((reports: string[], options: ReadOptions) =>
      run(command, (session) => read(session, reports, options)),
    );
};

async function read(session: Session, reports: readonly string[], options: ReadOptions): Promise<void> {
  const hints = hintsOf(options);
  const { all = false } = options;
  const { openReader } = await import('../compose.ts');
  const desk = openReader();
  let printed = 0;
  const sources = sourcesOf(reports, (name, nth) =>
    session.progress(`reading ${nth} of ${reports.length}: ${name}`),
  );
  for await (const result of desk.read(sources, { hints, until: options.until, all })) {
    if (session.json) session.out(JSON.stringify(result));
    if (!wasRead(result)) session.fail(result.error, result.report.source);
    else if (!session.json) {
      if (printed++ > 0) session.print([BLANK]);
      session.print(layReading(result, session.width, nameAmong(reports, result.report.source)));
    }
  }
  await desk.close();
}
