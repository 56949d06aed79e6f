/** `proviso start`: nothing → a record with the samples in it, and its pages. A record that is there is kept as it is. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { portNumber } from '../options.ts';
import { BLANK, line } from '../print/line.ts';
import { examples, type Register } from '../run.ts';
import { loadSamples, type SamplesLoaded } from '../samples.ts';
import { serverLog } from '../server-log.ts';
import { type Session, shared } from '../session.ts';
import { untilStopped } from '../until-stopped.ts';

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));

type StartOptions = { port: string; samples: string };

export const registerStart: Register = (program, run) => {
  const command: Command = shared(program.command('start'))
    .description('Try it: make a record beside the project, load the samples once, and serve its pages.')
    .option('--port <port>', 'the first to try; where it is taken, the next free one', '4321')
    .option('--samples <folder>', 'what to load into a new record', join(PROJECT, 'samples'))
    .addHelpText(
      'after',
      examples([
        ['npm start', 'the samples, on http://127.0.0.1:4321'],
        ['proviso start --record /tmp/try.db --port 8080', 'elsewhere'],
      ]),
    )
    .action((options: StartOptions) => run(command, (session) => start(session, options)));
};

async function start(session: Session, { port, samples }: StartOptions): Promise<void> {
  const wanted = portNumber(port);
  const loaded = await loadSamples(session, samples);
  session.note(
    loaded === null
      ? `The record ${session.record} is there already and is kept as it is.`
      : sayLoaded(session, loaded),
  );
  for (const unmatched of loaded?.reviews.unmatched ?? [])
    session.note(`no finding for the review ${unmatched}`);
  const { serve } = await import('@proviso/server');
  const log = await serverLog({}, 'error');
  const served = await serve({ path: session.record, port: wanted, mustExist: true, log });
  const stopped = untilStopped(served);
  for (const sentence of served.taken) session.note(sentence);
  if (session.json)
    session.out(JSON.stringify({ url: served.url, record: session.record, taken: served.taken }));
  else
    session.print([
      BLANK,
      line(`Proviso is at ${served.url}  (Ctrl-C stops it)`, 'title'),
      BLANK,
      ...NEXT.map((text) => line(text)),
    ]);
  await stopped;
}

const sayLoaded = ({ record }: Session, { policies, reports, reviews }: SamplesLoaded): string =>
  `A new record, ${record}: ${policies} policies, ${reports} sample reports, ${reviews.applied} findings reviewed by the makers of the samples.`;

/** From the project's folder, where the record lies. */
const NEXT = [
  'Try next, in another terminal:',
  '  npx proviso status',
  '  npx proviso ask rice-exports --asset "broken rice" --place Kenya',
  '  npx proviso read FILE               a page or a text of your own',
  '  npx proviso add --accept FILE       keep it; the pages show it at once',
];
