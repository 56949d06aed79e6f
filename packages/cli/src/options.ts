/** Options that several commands take, and what they become for the desk. */
import { userInfo } from 'node:os';
import { AXES, type Axis, ProvisoError, type Reviewer } from '@proviso/core/vocabulary';
import type { AskedWords } from '@proviso/desk';
import type { Command } from 'commander';

export type ClockOptions = { at?: string; asPublishedBy?: string; asRecordedBy?: string };

/** Of which day, and by what was known when. */
export const withClocks = (command: Command): Command =>
  command
    .option('--at <date>', 'the day asked about (default: today)')
    .option('--as-published-by <date>', 'only what was published by then counts')
    .option('--as-recorded-by <time>', 'only what this record held by then counts');

export type ScopeOptions = Partial<Record<Axis, string>> & { fact?: string[] };

/** What is asked about; a part left out is open. */
export const withScope = (command: Command): Command =>
  command
    .option('--party <names>', 'for whom')
    .option('--action <names>', 'doing what')
    .option('--asset <names>', 'with what; `weapons,!long-range missiles` leaves some out')
    .option('--place <names>', 'where: of use, of entry, of destination')
    .option('--purpose <names>', 'what for')
    .option(
      '--fact <name=value>',
      'a fact that a rule may hang on, `price=450USD/t`; may be repeated',
      gather,
    );

const gather = (fact: string, before: string[] = []): string[] => [...before, fact];

export function askedWords(options: ScopeOptions & ClockOptions): AskedWords {
  const words: AskedWords = {};
  for (const part of [...AXES, 'at', 'asPublishedBy', 'asRecordedBy'] as const) {
    const told = options[part];
    if (told !== undefined) words[part] = told;
  }
  return options.fact ? { ...words, facts: options.fact } : words;
}

export const withReviewer = (command: Command): Command =>
  command.option('--by <name>', 'who reviews (default: $PROVISO_REVIEWER, else your user name)');

/** A review is signed: whoever gives none is asked for a name. */
export function reviewer(by: string | undefined): Reviewer {
  const name = (by ?? process.env.PROVISO_REVIEWER ?? userName()).trim();
  if (name === '')
    throw new ProvisoError('E_USAGE', 'a review is signed: tell your name with `--by` or $PROVISO_REVIEWER');
  return { kind: 'person', name };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

export function portNumber(told: string): number {
  const port = Number(told);
  if (/^\d{1,5}$/.test(told) && port <= 65_535) return port;
  throw new ProvisoError('E_USAGE', `\`${told}\` is no port: it is a number from 0 to 65535`);
}

/** What `--all` does where many reports come at once. */
export const READ_ALL = 'of a feed or an archive read also to the end what tells of no rule';
