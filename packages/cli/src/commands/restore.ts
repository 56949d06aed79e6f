/** `proviso restore`: a file that `proviso backup` wrote → the record again, once all of it was checked. */
import { sayHead } from '@proviso/core/publishing';
import type { Command } from 'commander';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerRestore: Register = (program, run) => {
  const command: Command = shared(program.command('restore'))
    .description('Make a backup the record again. All of it is checked first; the backup stays as it is.')
    .argument('<file>', 'what `proviso backup` wrote')
    .option('--replace', 'where there is a record already: take its place, and keep it beside')
    .addHelpText(
      'after',
      examples([
        ['proviso restore 2024-05-30.db', 'where there is no record yet'],
        ['proviso restore 2024-05-30.db --replace', 'the record that was there is kept beside'],
      ]),
    )
    .action((file: string, { replace = false }: { replace?: boolean }) =>
      run(command, (session) => bring(session, file, replace)),
    );
};

async function bring(session: Session, file: string, replace: boolean): Promise<void> {
  const { restore } = await import('../compose.ts');
  session.progress('checking …');
  const { head, replaced } = restore(file, session.record, { replace });
  session.progress(null);
  if (session.json) {
    session.out(JSON.stringify({ record: session.record, head, replaced }));
    return;
  }
  session.print([
    line(`restored: ${session.record}, ${head.size} entries, checked; head ${sayHead(head)}`),
    ...(replaced === null ? [] : [line(`the record that was there is kept in ${replaced}`)]),
  ]);
}
