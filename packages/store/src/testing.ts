/** For tests: a path where no record is yet, taken away with all that stands beside it when the test has ended. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function freshPath() {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-store-'));
  return { path: join(folder, 'record.sqlite'), end: () => rm(folder, { recursive: true, force: true }) };
}

export async function inFreshRecord(act: (path: string) => Promise<void>): Promise<void> {
  const { path, end } = freshPath();
  try {
    await act(path);
  } finally {
    await end();
  }
}
