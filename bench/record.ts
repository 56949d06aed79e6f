/**
 * A made-up record of a million entries → how fast it is written and asked, how much room it takes, and whether it comes
 * through kills, a full disk, two writers and changed bytes; raw SQLite beside it in the same run. One JSON line at the end.
 *
 *     npm run -s bench -- record [--entries 1000000] [--seed 1] [--kills 50] [--flips 1000] [--keep FOLDER]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './record/ask.ts';
import { flip } from './record/flip.ts';
import { fillDisk } from './record/full-disk.ts';
import { kill } from './record/kill.ts';
import { write } from './record/write.ts';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '50' },
    flips: { type: 'string', default: '1000' },
    keep: { type: 'string' },
  },
});
const seed = Number(values.seed);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'proviso-record-'));
mkdirSync(folder, { recursive: true });
try {
  const path = join(folder, 'record.db');
  const written = await write(path, seed, Number(values.entries));
  const asked = await ask(path, seed);
  const killed = await kill(join(folder, 'killed.db'), Number(values.kills), seed);
  const filled = await fillDisk(join(folder, 'full'), seed);
  const flipped = await flip(folder, Number(values.flips), seed);
  console.log(
    JSON.stringify({ bench: 'record', seed, ...written, ...asked, ...killed, ...filled, ...flipped }),
  );
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
