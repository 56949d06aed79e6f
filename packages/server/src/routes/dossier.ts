/** `/p/:policy/dossier.html`: a policy, or one answer of it, as a file to keep; it is handed over, never opened here. */
import { dossierOf, reportsIn, writeDossier } from '@proviso/dossier';
import type { Hono } from 'hono';
import { askedOf } from '../asked.ts';
import type { House } from '../house.ts';

export function dossierRoutes(app: Hono, { desk }: House): void {
  app.get('/p/:policy/dossier.html', async (c) => {
    const id = c.req.param('policy');
    const question = await desk.question(id, askedOf(c));
    const receipt = await desk.receipt(question);
    const corrections = await desk.corrections(receipt);
    const addresses = await desk.addresses(reportsIn([...receipt.entries, ...corrections]));
    const dossier = dossierOf({ receipt, corrections, addresses });
    return c.body(await writeDossier(dossier), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${id}-dossier.html`)}`,
    });
  });
}
