/** `/p/:policy/bulletin`: the state as a short report in prose; with the ending `.md`, as Markdown. */
import { type News, newsJsonLd, newsMarkdown, newsOf } from '@proviso/core/publishing';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { type Look, lookAt, originOf } from '../look.ts';
import { bulletinPage } from '../pages/bulletin.ts';
import { bulletinPath, clockQuery, entryPath, policyPath, reportPath } from '../pages/links.ts';

export function bulletinRoutes(app: Hono, { desk }: House): void {
  app.get('/p/:policy/bulletin', async (c) => {
    const view = await lookAt(c, desk, c.req.param('policy'));
    const news = newsOf(view.tracker);
    const related = await desk.related(view.policy.id);
    const data = newsJsonLd(news, view.tracker, placesOf(c, view, news));
    return c.html(bulletinPage({ news, clocks: view.clocks, related, data }));
  });

  app.get('/p/:policy/bulletin.md', async (c) => {
    const view = await lookAt(c, desk, c.req.param('policy'));
    const news = newsOf(view.tracker);
    const text = newsMarkdown(news, placesOf(c, view, news));
    return c.body(text, 200, { 'content-type': 'text/markdown; charset=utf-8' });
  });
}

function placesOf(c: Context, { clocks }: Look, { policy: { id } }: News) {
  const origin = originOf(c);
  const query = clockQuery(clocks);
  return {
    page: `${origin}${policyPath(id)}${query}`,
    bulletin: `${origin}${bulletinPath(id)}${query}`,
    entry: (seq: number) => `${origin}${entryPath(seq)}`,
    report: (sha: string) => `${origin}${reportPath(sha)}`,
  };
}
