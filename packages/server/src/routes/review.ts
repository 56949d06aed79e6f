/** `/review`: findings that wait for a person, a page at a time. */
import type { Hono } from 'hono';
import type { House } from '../house.ts';
import { afterIn } from '../page-of.ts';
import { reviewPage } from '../pages/review.ts';

export function reviewRoutes(app: Hono, { desk }: House): void {
  app.get('/review', async (c) => c.html(reviewPage(await desk.queue({ after: afterIn(c) }))));
}
