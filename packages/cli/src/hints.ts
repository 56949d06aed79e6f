/** Options by which the one who hands in a report tells what it does not say itself → hints for the desk. */
import { type Hints, isDateStamp, ProvisoError } from '@proviso/core/vocabulary';
import type { Command } from 'commander';

export type HintOptions = { baseUrl?: string; published?: string; publisher?: string };

export const withHints = (command: Command): Command =>
  command
    .option('--base-url <url>', 'the address of a page that is read from a file')
    .option('--published <date>', 'when it was published, where it does not say: 2024-05-30')
    .option('--publisher <name>', 'who published it, where it does not say');

export function hintsOf({ baseUrl, published, publisher }: HintOptions): Hints {
  if (published !== undefined && !isDateStamp(published))
    throw new ProvisoError(
      'E_DATE',
      `\`${published}\` is no date: write \`2024-05-30\`, \`2024-05\` or \`2024\``,
    );
  if (baseUrl !== undefined && !URL.canParse(baseUrl))
    throw new ProvisoError(
      'E_USAGE',
      `\`${baseUrl}\` is no address: write it whole, \`https://news.example/story\``,
    );
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
  };
}
