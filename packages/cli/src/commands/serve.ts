/** `proviso serve`: the record → its pages, under an address of this machine. */
import type { Command } from 'commander';
import { portNumber } from '../options.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type Session, shared } from '../session.ts';
import { untilStopped } from '../until-stopped.ts';

type ServeOptions = { port: string; host?: string };

export const registerServe: Register = (program, run) => {
  const command: Command = shared(program.command('serve'))
    .description('Serve the pages of the record.')
    .option('--port <port>', 'the first to try; where it is taken, the next free one', '4321')
    .option('--host <address>', 'to be reached from elsewhere (default: 127.0.0.1, this machine alone)')
    .addHelpText(
      'after',
      examples([
        ['proviso serve', 'http://127.0.0.1:4321'],
        ['proviso serve --port 8080 --record desk.db', 'another port, another record'],
      ]),
    )
    .action((options: ServeOptions) => run(command, (session) => serveRecord(session, options)));
};

async function serveRecord(session: Session, { port, host }: ServeOptions): Promise<void> {
  const { serve } = await import('@proviso/server');
  const served = await serve({
    path: session.record,
    port: portNumber(port),
    mustExist: true,
    ...(host === undefined ? {} : { host }),
  });
  const stopped = untilStopped(served);
  for (const sentence of served.taken) session.note(sentence);
  if (session.json) session.out(JSON.stringify({ url: served.url, port: served.port, taken: served.taken }));
  else session.print([line(`Proviso is at ${served.url}  (Ctrl-C stops it)`, 'title')]);
  await stopped;
}
