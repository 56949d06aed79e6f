/** `/e/:seq`: an entry of the record, in words and with its proof; `.json`: what `proviso verify` takes. */
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { entryPage } from '../pages/entry.ts';

export function entryRoutes(app: Hono, house: House): void {
  app.get('/e/:seq', (c) => entryAs(c, house));
}

async function entryAs(c: Context, { desk, fullText = false }: House): Promise<Response> {
  const told = c.req.param('seq') ?? '';
  const [, number, ending] = /^(\d{1,15})(\.json)?$/.exec(told) ?? [];
  if (number === undefined)
    throw new ProvisoError('E_ENTRY_UNKNOWN', `there is no entry \`${told}\`: they are numbered from 1`);
  const seq = Number(number);
  const proof = await desk.proveEntry(seq);
  const isGiven = fullText || proof.entry.body.kind !== 'reading';
  if (ending && !isGiven)
    throw new ProvisoError(
      'E_NOT_FOUND',
      `entry \`${seq}\` holds the whole text of a report, which is not given here: \`/e/${seq}\` has its hash and proof`,
    );
  if (ending) return c.json(proof, 200, { 'content-disposition': `inline; filename="entry-${seq}.json"` });
  return c.html(entryPage(await desk.notice(seq), proof, isGiven));
}
