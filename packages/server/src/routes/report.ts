/** `/reports/:sha`: a report on record, its words marked. `/r/:sha`, where it stood before, leads there. */
import { type ReportView, reportView, sayPreview } from '@proviso/core/publishing';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { reportPath } from '../pages/links.ts';
import { acceptedTogether, type Reviewing, setKey } from '../pages/report/decide.ts';
import { reportPage } from '../pages/report.ts';
import { reviewerIn } from '../writing/reviewer.ts';

export function reportRoutes(app: Hono, house: House): void {
  app.get('/reports/:sha', (c) => report(c, house));
  app.get('/r/:sha', (c) => c.redirect(reportPath(c.req.param('sha')), 301));
}

async function report(c: Context, house: House): Promise<Response> {
  const { desk, writing, fullText = false } = house;
  const told = c.req.param('sha') ?? '';
  const found = await desk.report(told);
  const { sha256 } = found.reading.report;
  if (told !== sha256) return c.redirect(reportPath(sha256), 302);
  const view = reportView(found, { fullText });
  if (!writing) return c.html(reportPage(view, null));
  c.header('cache-control', 'no-store');
  return c.html(reportPage(view, await reviewingOf(c, house, view, writing.token)));
}

/** What each finding that waits would change by itself, and each move with all that hangs on it. */
async function reviewingOf(
  c: Context,
  { desk }: House,
  { sha256, findings, told }: ReportView,
  token: string,
): Promise<Reviewing> {
  const sets = [
    ...findings.map(({ id }) => [id]),
    ...told.moves.map((move) => acceptedTogether(move, findings)),
  ];
  const previews = await desk.previews(sets.map((ids) => ids.map((id) => `${sha256}:${id}`)));
  const said = sets.map((ids, i) => [setKey(ids), (previews[i] ?? []).map(sayPreview)] as const);
  return { token, by: reviewerIn(c), previews: new Map(said) };
}
