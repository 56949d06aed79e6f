/** `/p/:policy/feed.atom`: a policy's changes, to be followed. */
import type { Hono } from 'hono';
import { atomFeed } from '../feed.ts';
import type { House } from '../house.ts';
import { lookAt, originOf } from '../look.ts';

export function feedRoutes(app: Hono, { desk, now }: House): void {
  app.get('/p/:policy/feed.atom', async (c) => {
    const view = await lookAt(c, desk, c.req.param('policy'));
    const feed = await atomFeed(view.tracker, originOf(c), new Date(now()).toISOString());
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
}
