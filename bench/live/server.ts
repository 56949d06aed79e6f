/** A program of its own: serves the record at a path, tells its port, and its memory when asked. */
import { readFileSync } from 'node:fs';
import { serve } from '@proviso/server';

const [path = ''] = process.argv.slice(2);
const { port, close } = await serve({ path, port: 0, mustExist: true });
process.on('message', (asked) => {
  if (asked === 'stop') close().then(() => process.disconnect());
  else process.send?.({ ...memory(), cpuMs: cpuMs() });
});
process.send?.({ port });

/** In megabytes: now, and the most there was. */
function memory() {
  const status = readFileSync('/proc/self/status', 'utf8');
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { rssMb: of('VmRSS'), mostRssMb: of('VmHWM') };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1000);
}
