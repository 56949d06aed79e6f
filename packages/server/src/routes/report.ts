/** `/reports/:sha`: a report on record, its words marked. `/r/:sha`, where it stood before, leads there. */
import { reportView } from '@proviso/core/publishing';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Hono } from 'hono';
import type { House } from '../house.ts';
import { reportPath } from '../pages/links.ts';
import { reportPage } from '../pages/report.ts';

export function reportRoutes(app: Hono, { desk }: House): void {
  app.get('/reports/:sha', async (c) => {
    const sha = c.req.param('sha');
    const view = reportView(await desk.reportLedger(sha), sha);
    if (!view) throw new ProvisoError('E_REPORT_UNKNOWN', `no report \`${sha}\` is on record`);
    return c.html(reportPage(view));
  });
  app.get('/r/:sha', (c) => c.redirect(reportPath(c.req.param('sha')), 301));
}
