/**
 * Where a command speaks to: results on standard output, all else on standard error. A reader that has gone (`| head`)
 * ends the program quietly, and nothing is coloured or drawn over where nobody looks.
 */
import type { Line } from './print/line.ts';
import { paint } from './print/paint.ts';

export type Terminal = {
  /** A result, one line. */
  out: (line: string) => void;
  /** Lines laid out for a person. */
  print: (lines: readonly Line[]) => void;
  /** A word beside the results. */
  note: (line: string) => void;
  /** How far long work is; null takes the line away. Shown to a person at a terminal alone. */
  progress: (line: string | null) => void;
  /** Columns. */
  width: number;
};

const WIDEST = 100;
const UNTOLD_WIDTH = 80;
const ERASE_LINE = '\r\u001b[2K';

export function openTerminal(colourAsked: boolean): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode);
    });
  const colour = colourAsked && wantsColour(env, stdout.isTTY === true);
  const told = Number(env.COLUMNS) || stdout.columns || UNTOLD_WIDTH;
  let drawn = false;
  const clear = () => {
    if (drawn) stderr.write(ERASE_LINE);
    drawn = false;
  };
  const out = (line: string) => {
    clear();
    stdout.write(`${line}\n`);
  };
  return {
    out,
    print: (lines) => {
      for (const line of lines) out(colour ? paint(line) : line.text);
    },
    note: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (stderr.isTTY !== true) return;
      clear();
      if (line === null) return;
      stderr.write(line.slice(0, (stderr.columns || UNTOLD_WIDTH) - 1));
      drawn = true;
    },
    width: Math.max(40, Math.min(told, WIDEST)),
  };
}

/** https://no-color.org, and FORCE_COLOR, which outranks it where it is set to anything but 0. */
export function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR) return false;
  return isTerminal && env.TERM !== 'dumb';
}
