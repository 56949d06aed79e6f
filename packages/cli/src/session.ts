/**
 * A command's options → what all commands share: the record's path, the terminal, whether output is for programs, and
 * the exit status that they end with.
 */
import { join } from 'node:path';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import type { Command } from 'commander';
import { openTerminal, type Terminal } from './terminal.ts';

/** All was done; something asked for was not found or could not be read; the command itself was wrong. */
export const STATUS = { done: 0, failed: 1, usage: 2 } as const;

export type Session = Terminal & {
  json: boolean;
  /** The record's path. */
  record: string;
  /** Tells a failure and lets the command go on; it will end with 1. */
  fail: (error: Coded, about?: string) => void;
  failed: () => boolean;
  /** Opens the record, hands it over, and closes it whatever happens. */
  withDesk: <T>(work: (desk: Desk) => Promise<T>, options?: { make?: boolean }) => Promise<T>;
};

type SharedOptions = { record?: string; json?: boolean; color?: boolean };

/** Options that every command takes, before or after its name. */
export const shared = (command: Command): Command =>
  command
    .option(
      '--record <path>',
      'the record (default: $PROVISO_RECORD, else .proviso/record.db in this folder)',
    )
    .option('--json', 'for programs: one JSON object a line')
    .option('--no-color', 'without colours (as NO_COLOR; FORCE_COLOR keeps them)');

export function openSession(command: Command): Session {
  const levels: SharedOptions[] = [command.opts(), ...ancestorsOf(command).map((c) => c.opts())];
  const told = <K extends keyof SharedOptions>(key: K) =>
    levels.find((level) => level[key] !== undefined)?.[key];
  const terminal = openTerminal(!levels.some((level) => level.color === false));
  const record = told('record') ?? (process.env.PROVISO_RECORD || join('.proviso', 'record.db'));
  let failed = false;
  return {
    ...terminal,
    json: told('json') ?? false,
    record,
    fail: (error, about) => {
      failed = true;
      terminal.note(sayError(error, about));
    },
    failed: () => failed,
    async withDesk(work, { make = false } = {}) {
      // Everything that reads and decides comes with it: help and mistakes are told without waiting for that.
      const { openRecord } = await import('./compose.ts');
      const desk = openRecord(record, { make, tell: (note) => terminal.note(`proviso: ${note}`) });
      try {
        return await work(desk);
      } finally {
        await desk.close();
      }
    },
  };
}

const ancestorsOf = (command: Command): Command[] =>
  command.parent ? [command.parent, ...ancestorsOf(command.parent)] : [];

/** `proviso: E_EMPTY: page.html: the document is empty` */
export function sayError({ code, message }: Coded, about?: string): string {
  const where = about !== undefined && !message.includes(`\`${about}\``) ? `\`${about}\`: ` : '';
  return `proviso: ${code}: ${where}${message}`;
}

const WRONG_COMMAND = ['E_USAGE', 'E_DATE'];

export const statusOf = (error: unknown): number =>
  error instanceof ProvisoError && WRONG_COMMAND.includes(error.code) ? STATUS.usage : STATUS.failed;
