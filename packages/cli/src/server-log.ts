/** What was asked for by option or by environment → the log that a server writes: words at a terminal, JSON elsewhere. */
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Log, LogLevel } from '@proviso/server';

export type LogAsked = { log?: string; logLevel?: string };

/** `usual`: the level where nothing else is told. */
export async function serverLog({ log, logLevel }: LogAsked, usual: LogLevel): Promise<Log> {
  const { LOG_FORMS, LOG_LEVELS, openLog } = await import('@proviso/server');
  const form = log ?? (process.stderr.isTTY ? 'lines' : 'json');
  const level = logLevel ?? (process.env.PROVISO_LOG || usual);
  return openLog({ form: oneOf(LOG_FORMS, form, '--log'), level: oneOf(LOG_LEVELS, level, '--log-level') });
}

function oneOf<T extends string>(known: readonly T[], told: string, option: string): T {
  const found = known.find((one) => one === told);
  if (found) return found;
  const list = known.map((one) => `\`${one}\``).join(', ');
  throw new ProvisoError('E_USAGE', `\`${told}\` is nothing that \`${option}\` takes: it takes ${list}`);
}
