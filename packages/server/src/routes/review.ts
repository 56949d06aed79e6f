/** `/review`: findings that wait for a person. */
import { waitingFindings } from '@proviso/core/publishing';
import type { Hono } from 'hono';
import type { House } from '../house.ts';
import { reviewPage } from '../pages/review.ts';

export function reviewRoutes(app: Hono, { desk }: House): void {
  app.get('/review', async (c) => {
    const ledger = await desk.ledger();
    return c.html(reviewPage(waitingFindings(ledger), (id) => ledger.policies.get(id)?.name ?? id));
  });
}
