/**
 * The sample reports, read several times over → how many a second on one thread and on as many as there are cores, with
 * the processor's time they took and whether both read the same; one JSON line at the end. `--rounds N`: eight, if left out.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { reportsIn, type Unread } from '@proviso/core';
import { mediaTypeOf } from '@proviso/core/reading';
import { readHere } from '../packages/cli/src/compose.ts';
import { openReaders } from '../packages/cli/src/readers.ts';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 8 : Number(process.argv[at + 1]);
const folder = fileURLToPath(new URL('../samples/', import.meta.url));
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const reports = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:html|txt)$/.test(file))
  .sort()
  .flatMap((file) => {
    const bytes = new Uint8Array(readFileSync(folder + file));
    const mediaType = mediaTypeOf(bytes, { name: file });
    return reportsIn({ source: file, bytes, mediaType, retrieved: null }, {}, sha256);
  })
  .filter((report): report is Unread => 'bytes' in report);
const all = Array.from({ length: rounds }, () => reports).flat();
await readHere(reports[0]!, {});

const rows = [];
for (const threads of new Set([1, availableParallelism()])) {
  const readers = openReaders(readHere, threads);
  const began = performance.now();
  const cpu = process.cpuUsage();
  const results = await Promise.all(all.map((unread) => readers.read(unread, {})));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await readers.close();
  const row = {
    threads,
    reportsPerSecond: Math.round((all.length / seconds) * 10) / 10,
    reportsPerCpuSecond: Math.round((all.length / ((user + system) / 1e6)) * 10) / 10,
    sha256: sha256(JSON.stringify(results)),
  };
  rows.push(row);
  console.log(
    `${threads} ${threads === 1 ? 'thread ' : 'threads'}  ${row.reportsPerSecond} reports a second, ${row.reportsPerCpuSecond} a CPU-second`,
  );
}
const same = new Set(rows.map((row) => row.sha256)).size === 1;
console.log(same ? 'the same was read' : 'NOT the same was read');
console.log(
  JSON.stringify({
    bench: 'threads',
    reports: all.length,
    same,
    rows: rows.map(({ sha256: _, ...row }) => row),
  }),
);
