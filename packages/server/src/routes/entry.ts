/** `/e/:seq`: an entry of the record, in words and with its proof; `.json`: what `proviso verify` takes. */
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { entryPage } from '../pages/entry.ts';

export function entryRoutes(app: Hono, house: House): void {
  app.get('/e/:seq', (c) => entryAs(c, house));
}

async function entryAs(c: Context, { desk }: House): Promise<Response> {
  const [told = '', kind] = (c.req.param('seq') ?? '').split('.');
  if (!/^\d{1,15}$/.test(told) || (kind !== undefined && kind !== 'json'))
    throw new ProvisoError(
      'E_ENTRY_UNKNOWN',
      `there is no entry \`${c.req.param('seq')}\`: they are numbered from 1`,
    );
  const proof = await desk.proveEntry(Number(told));
  if (kind === 'json')
    return c.json(proof, 200, { 'content-disposition': `inline; filename="entry-${Number(told)}.json"` });
  return c.html(entryPage(await desk.notice(Number(told)), proof));
}
