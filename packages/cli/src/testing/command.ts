/** Runs the command as a person would, in a folder of its own, and gives what it printed and its exit status. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Outcome = { status: number | null; out: string; err: string };

const BIN = fileURLToPath(new URL('../../bin/proviso.js', import.meta.url));
/** Far more than any of them takes: only a hang reaches it. */
const HANGS_AFTER_MS = 60_000;

export type Folder = { path: string; at: (name: string) => string; remove: () => void };

export function openFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'proviso-cli-'));
  return {
    path,
    at: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

type Around = { cwd: string; stdin?: string; env?: Record<string, string> };

export function start(args: readonly string[], { cwd, env = {} }: Around): ChildProcess {
  const { NO_COLOR, FORCE_COLOR, PROVISO_RECORD, NODE_TEST_CONTEXT, ...plain } = process.env;
  return spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...plain, COLUMNS: '80', ...env },
    timeout: HANGS_AFTER_MS,
  });
}

export function proviso(args: readonly string[], around: Around): Promise<Outcome> {
  const child = start(args, around);
  const outcome: Outcome = { status: null, out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    outcome.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    outcome.err += chunk;
  });
  child.stdin?.end(around.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...outcome, status }));
  });
}

export const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
export const json = <T>(text: string): T[] => lines(text).map((line) => JSON.parse(line) as T);
