/** `proviso serve`: the record → its pages, under an address of this machine. */
import type { Command } from 'commander';
import { portNumber } from '../options.ts';
import { line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { type LogAsked, serverLog } from '../server-log.ts';
import { type Session, shared } from '../session.ts';
import { untilStopped } from '../until-stopped.ts';

type ServeOptions = LogAsked & {
  port: string;
  host?: string;
  readOnly?: boolean;
  fullText?: boolean;
};

export const registerServe: Register = (program, run) => {
  const command: Command = shared(program.command('serve'))
    .description('Serve the pages of the record.')
    .option('--port <port>', 'the first to try; where it is taken, the next free one', '4321')
    .option('--host <address>', 'to be reached from elsewhere (default: 127.0.0.1, this machine alone)')
    .option('--read-only', 'take no reports and no reviews in the browser (always so with another --host)')
    .option('--full-text', 'show the whole text of reports, also where the pages can only be read')
    .option('--no-full-text', 'show short quotations and a link instead')
    .option(
      '--log <form>',
      'requests on standard error as `lines` or as `json` (default: lines at a terminal)',
    )
    .option('--log-level <level>', '`info`, `error` or `silent` (default: $PROVISO_LOG, else info)')
    .addHelpText(
      'after',
      examples([
        ['proviso serve', 'http://127.0.0.1:4321'],
        ['proviso serve --read-only', 'behind a server that makes it public: nothing can be changed'],
        ['proviso serve --log json 2> log', 'one JSON line a request, for programs'],
        ['proviso serve --port 8080 --record desk.db', 'another port, another record'],
      ]),
    )
    .action((options: ServeOptions) => run(command, (session) => serveRecord(session, options)));
};

async function serveRecord(
  session: Session,
  { port, host, readOnly = false, fullText, ...options }: ServeOptions,
): Promise<void> {
  const { serve } = await import('@proviso/server');
  const log = await serverLog(options, 'info');
  const served = await serve({
    path: session.record,
    port: portNumber(port),
    mustExist: true,
    log,
    readOnly,
    ...(fullText === undefined ? {} : { fullText }),
    ...(host === undefined ? {} : { host }),
  });
  const stopped = untilStopped(served);
  for (const sentence of served.taken) session.note(sentence);
  if (session.json) session.out(JSON.stringify({ url: served.url, port: served.port, taken: served.taken }));
  else session.print([line(`Proviso is at ${served.url}  (Ctrl-C stops it)`, 'title')]);
  await stopped;
}
