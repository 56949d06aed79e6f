/** `proviso rebuild`: the log → the record's views made anew, and whether they had been what follows from it. */
import type { Command } from 'commander';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';

export const registerRebuild: Register = (program, run) => {
  const command: Command = shared(program.command('rebuild'))
    .description('Make the views of the record anew from its entries, and say whether they had been right.')
    .addHelpText('after', examples([['proviso rebuild', 'the entries themselves are never touched']]))
    .action(() => run(command, rebuildViews));
};

async function rebuildViews(session: Session): Promise<void> {
  const { rebuild } = await import('../compose.ts');
  session.progress('making the views anew …');
  const { entries, differed } = await rebuild(session.record);
  session.progress(null);
  if (session.json) {
    session.out(JSON.stringify({ entries, equal: differed.length === 0, differed }));
    return;
  }
  const from = `made anew from ${entries} ${entries === 1 ? 'entry' : 'entries'}`;
  session.print(
    differed.length === 0
      ? [line(`${from}: they equal what stood`)]
      : [
          line(`${from}: they differ from what stood, which is replaced`),
          ...differed.map(({ place, why }) => line(`  ${place}: ${why}`, 'caution')),
        ],
  );
}
