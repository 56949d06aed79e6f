/** How commands are run: each registers itself with the program and hands its work to this. */
import type { Command } from 'commander';
import type { Session } from './session.ts';

export type Run = (command: Command, work: (session: Session) => Promise<void>) => Promise<void>;
export type Register = (program: Command, run: Run) => void;

/** Examples under a command's help: what to type, and what it does. */
export const examples = (rows: readonly (readonly [type: string, does: string])[]): string => {
  const width = Math.max(...rows.map(([type]) => type.length));
  return `\nExamples:\n${rows.map(([type, does]) => `  ${type.padEnd(width)}  ${does}`).join('\n')}\n`;
};
