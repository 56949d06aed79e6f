#!/usr/bin/env node
/**
 * The command `proviso`: arguments → what the desk does, and an exit status. 0 is done, 1 is that some input failed or
 * was not found, 2 is that the command itself was wrong.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ProvisoError } from '@proviso/core/vocabulary';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { registerAdd } from './commands/add.ts';
import { registerAsk } from './commands/ask.ts';
import { registerBackup } from './commands/backup.ts';
import { registerBulletin } from './commands/bulletin.ts';
import { registerDiff } from './commands/diff.ts';
import { registerDossier } from './commands/dossier.ts';
import { registerExport } from './commands/export.ts';
import { registerImport } from './commands/import.ts';
import { registerLog } from './commands/log.ts';
import { registerMap } from './commands/map.ts';
import { registerPlace } from './commands/place.ts';
import { registerPolicies } from './commands/policies.ts';
import { registerRead } from './commands/read.ts';
import { registerRebuild } from './commands/rebuild.ts';
import { registerReread } from './commands/reread.ts';
import { registerRestore } from './commands/restore.ts';
import { registerReview } from './commands/review.ts';
import { registerSearch } from './commands/search.ts';
import { registerServe } from './commands/serve.ts';
import { registerStart } from './commands/start.ts';
import { registerStatus } from './commands/status.ts';
import { registerTimeline } from './commands/timeline.ts';
import { registerVerify } from './commands/verify.ts';
import { examples, type Register, type Run } from './run.ts';
import { openSession, type Session, STATUS, sayError, shared, statusOf } from './session.ts';

const COMMANDS: readonly Register[] = [
  registerRead,
  registerAdd,
  registerReview,
  registerAsk,
  registerMap,
  registerStatus,
  registerTimeline,
  registerBulletin,
  registerDiff,
  registerSearch,
  registerPolicies,
  registerPlace,
  registerImport,
  registerExport,
  registerDossier,
  registerLog,
  registerVerify,
  registerReread,
  registerRebuild,
  registerBackup,
  registerRestore,
  registerServe,
  registerStart,
];

export async function main(args: readonly string[]): Promise<number> {
  let status: number = STATUS.done;
  const run: Run = async (command, work) => {
    const session = openSession(command);
    try {
      await work(session);
      status = session.failed() ? STATUS.failed : STATUS.done;
    } catch (error) {
      session.progress(null);
      tell(session, error);
      status = statusOf(error);
    }
  };
  const program = programOf(run);
  if (args.length === 0) {
    program.outputHelp();
    return status;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? STATUS.done : STATUS.usage;
  }
}

function programOf(run: Run): Command {
  const program = shared(new Command('proviso'))
    .description('What policies allow and forbid, read from news reports: sourced, dated, and never guessed.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      outputError: (message, write) => write(`${sayError({ code: 'E_USAGE', message: usage(message) })}\n`),
    })
    .addHelpText(
      'after',
      examples([
        ['proviso read report.txt', 'what one report says'],
        ['proviso add --accept report.txt', 'keep it, and accept what rule 0 admits'],
        ['proviso ask --asset "white rice" --place Kenya', 'what holds, and who says so'],
        ['proviso start', 'the samples, in a browser'],
      ]),
    );
  for (const register of COMMANDS) register(program, run);
  return program;
}

/** commander's words, without its own "error: " and on one line. */
const usage = (message: string): string =>
  `${message
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')}: see \`proviso --help\``;

function tell(session: Session, error: unknown): void {
  const coded =
    error instanceof ProvisoError
      ? error.toJSON()
      : {
          code: 'E_INTERNAL' as const,
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        };
  if (session.json) session.out(JSON.stringify({ error: coded }));
  session.fail(coded);
}

const started = process.argv[1];
if (started && realpathSync(started) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));
