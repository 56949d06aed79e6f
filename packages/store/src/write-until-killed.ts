/** Run by the tests in a program of its own: appends batches of two to a record and tells each seq that is kept. */
import { openSqliteStore } from './index.ts';

const [path = '', policy = '', batches = '1'] = process.argv.slice(2);
const store = openSqliteStore(path);
for (let i = 0; i < Number(batches); i++) {
  const body = { kind: 'check', policy, through: '2024-05-30' } as const;
  const entries = await store.append([body, body], Date.now());
  process.send?.(entries?.at(-1)?.seq);
}
await store.close();
process.disconnect?.();
