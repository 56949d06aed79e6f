/** A file system of a few megabytes → a record that fills it: what is told, what is kept, and that it goes on once there is room. */
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '@proviso/store';
import { synthetic } from './synthetic.ts';

const AT = Date.UTC(2026, 0, 1);

/** Takes root and Linux, for a tmpfs of its own; told as skipped where it cannot be had. */
export async function fillDisk(folder: string, seed: number) {
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  if (mounted.status !== 0) {
    console.log('full disk    skipped: a small tmpfs could not be mounted here');
    return { fullDisk: null };
  }
  try {
    const { next } = synthetic(seed, (data) => hash('sha256', data, 'hex'));
    const path = join(folder, 'record.db');
    const store = openSqliteStore(path);
    let kept = 0;
    let code = '';
    while (code === '') {
      try {
        kept = (await store.append(next().bodies, AT))?.at(-1)?.seq ?? kept;
      } catch (error) {
        code = (error as { code?: string }).code ?? String(error);
      }
    }
    const { size } = await store.head();
    spawnSync('mount', ['-o', 'remount,size=64m', folder]);
    const after = await store.append(next().bodies, AT);
    let faults = 0;
    for await (const _ of store.faults()) faults += 1;
    await store.close();
    const wentOn = after?.[0]?.seq === size + 1;
    console.log(
      `full disk    ${code} after ${kept} entries; ${size} on record; with room again ${wentOn ? 'it goes on' : 'IT DOES NOT GO ON'}, ${faults} faults`,
    );
    return { fullDisk: { code, kept, size, wentOn, faults } };
  } finally {
    spawnSync('umount', [folder]);
  }
}
