/** A program of its own, to be killed: appends groups to a record for as long as it lives, and tells each that is kept. */
import { hash } from 'node:crypto';
import { openSqliteStore } from '@proviso/store';
import { synthetic } from './synthetic.ts';

const [path = '', seed = '1', groups = 'Infinity'] = process.argv.slice(2);
export const GROUP = 20;

const store = openSqliteStore(path);
const { next } = synthetic(Number(seed), (data) => hash('sha256', data, 'hex'));
for (let i = 0; i < Number(groups); i++) {
  const bodies = [];
  while (bodies.length < GROUP) bodies.push(...next().bodies);
  const entries = await store.append(bodies.slice(0, GROUP), Date.now());
  process.send?.(entries?.at(-1)?.seq);
}
await store.close();
process.disconnect?.();
