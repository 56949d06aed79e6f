/** `/p/:policy`, as a page and, by the ending `.json` or `.csv`, as data: an id has no dot. */
import { askedFacts, claimsCsv, publicationDays, trackerExport } from '@proviso/core/publishing';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { type Look, lookAt, originOf } from '../look.ts';
import { mapOf } from '../map-of.ts';
import type { Followed } from '../pages/follow.ts';
import { clockQuery } from '../pages/links.ts';
import { trackerPage } from '../pages/tracker.ts';

export function trackerRoutes(app: Hono, house: House): void {
  app.get('/p/:policy', (c) => policyAs(c, house));
}

async function policyAs(c: Context, house: House): Promise<Response> {
  const { desk, head } = house;
  const [id = '', kind] = (c.req.param('policy') ?? '').split('.');
  // Before all that is read for the page: a change that it shows already may be told once more, none is missed.
  const { size } = await desk.head();
  const view = await lookAt(c, desk, id);
  const { policy, question, words, ledger } = view;
  if (kind === 'json') return c.json(trackerExport(view.tracker), 200, download(`${id}.json`));
  if (kind === 'csv') {
    const csv = claimsCsv(ledger, policy, question.asPublishedBy);
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      ...download(`${id}.csv`),
    });
  }
  if (kind !== undefined)
    throw new ProvisoError(
      'E_NOT_FOUND',
      `a policy is not given as \`.${kind}\`: take \`.json\` or \`.csv\``,
    );
  const asked = { policy, words, facts: askedFacts(ledger, policy), withSuggestions: false };
  const page = {
    tracker: view.tracker,
    asked,
    map: await mapOf(desk, view),
    clocks: question,
    named: view.clocks,
    days: publicationDays(ledger, policy.id),
    head: await head(),
    related: await desk.related(policy.id),
    followed: await followedFrom(view, house, size),
    origin: originOf(c),
  };
  return c.html(trackerPage(page));
}

const LATEST = 5;

/** A page that shows the past is not followed. */
async function followedFrom(
  { clocks, policy }: Look,
  { desk, live }: House,
  size: number,
): Promise<Followed> {
  if (clockQuery(clocks) !== '') return { latest: null, liveAfter: null };
  return { latest: await desk.latestChanges(policy.id, LATEST), liveAfter: live ? size : null };
}

const download = (name: string) => ({
  'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
});
