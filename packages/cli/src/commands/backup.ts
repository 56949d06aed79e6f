/** `proviso backup`: the record, also while it is in use → one file that holds it as it was at a moment, checked. */
import { sayHead } from '@proviso/core/publishing';
import type { Command } from 'commander';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerBackup: Register = (program, run) => {
  const command: Command = shared(program.command('backup'))
    .description('Write the whole record into one file, also while it is in use, and check what was written.')
    .argument('<file>', 'must not be there yet')
    .addHelpText(
      'after',
      examples([
        ['proviso backup 2024-05-30.db', 'synced to the disk and checked when it ends'],
        ['proviso restore 2024-05-30.db', 'the way back'],
      ]),
    )
    .action((file: string) => run(command, (session) => write(session, file)));
};

async function write(session: Session, file: string): Promise<void> {
  const { backup } = await import('../compose.ts');
  session.progress('writing and checking …');
  const { head, bytes } = backup(session.record, file);
  session.progress(null);
  if (session.json) session.out(JSON.stringify({ file, head, bytes }));
  else session.print([line(`written: ${file}, ${head.size} entries, checked; head ${sayHead(head)}`)]);
}
