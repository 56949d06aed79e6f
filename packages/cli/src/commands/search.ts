/** `proviso search`: words → the passages of the record that hold them, each with the place it stands at. */
import { PASSAGE_KINDS } from '@proviso/desk';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { layHits } from '../print/lay-hits.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

const PLURALS = PASSAGE_KINDS.map((kind) => `${kind}s`);
type SearchOptions = { in?: string; policy?: string; most: number };

export const registerSearch: Register = (program, run) => {
  const command: Command = shared(program.command('search'))
    .description(
      'Look for words in reports, statements and findings. All must be there; accents and case are not looked at.',
    )
    .argument('<words...>', '`"words together"`, or the start of a word: `restrict*`')
    .addOption(new Option('--in <kind>', 'only in these').choices(PLURALS))
    .option('--policy <id>', 'only in reports that bear on this policy')
    .option('--most <number>', 'how many at most', count, 20)
    .addHelpText(
      'after',
      examples([
        ['proviso search broken rice', 'passages that hold both words'],
        [`proviso search '"white rice"' 'indones*'`, 'words together, and the start of one'],
        ['proviso search missiles --in findings --policy supplied-weapons', 'in findings alone'],
      ]),
    )
    .action((words: string[], options: SearchOptions) =>
      run(command, (session) => search(session, words, options)),
    );
};

async function search(session: Session, words: readonly string[], options: SearchOptions): Promise<void> {
  const typed = words.join(' ');
  await session.withDesk(async (desk) => {
    const kind = PASSAGE_KINDS.find((one) => `${one}s` === options.in);
    const hits = await desk.search(typed, {
      kinds: kind ? [kind] : PASSAGE_KINDS,
      policy: options.policy,
      most: options.most,
    });
    if (session.json) for (const hit of hits) session.out(JSON.stringify(hit));
    else session.print(layHits(typed, hits, session.width));
  });
}

function count(told: string): number {
  const most = Number(told);
  if (Number.isInteger(most) && most > 0 && most <= 1000) return most;
  throw new InvalidArgumentError('a number from 1 to 1000 is needed');
}
