/** `/feed.atom`, `.rss`, `.json`, and the same under `/p/:policy`: the last changes, to be followed in a feed reader. */
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import { atom } from '../feeds/atom.ts';
import { feedOf } from '../feeds/feed.ts';
import { jsonFeed } from '../feeds/json-feed.ts';
import { rss } from '../feeds/rss.ts';
import type { House } from '../house.ts';
import { originOf } from '../look.ts';
import { FEED_TYPES, type FeedKind } from '../pages/links.ts';

const MOST_ITEMS = 50;
const WRITERS = { atom, rss, json: jsonFeed };

export function feedRoutes(app: Hono, house: House): void {
  for (const kind of Object.keys(WRITERS) as FeedKind[]) {
    app.get(`/feed.${kind}`, (c) => feed(c, house, null, kind));
    app.get(`/p/:policy/feed.${kind}`, (c) => feed(c, house, c.req.param('policy'), kind));
  }
}

async function feed(c: Context, { desk, now }: House, id: string | null, kind: FeedKind): Promise<Response> {
  const policy = id === null ? null : (await desk.policyLedger(id)).policies.get(id);
  if (policy === undefined) throw new ProvisoError('E_POLICY_UNKNOWN', `no policy \`${id}\` is on record`);
  const notices = await desk.latestChanges(id, MOST_ITEMS);
  const told = policy && { id: policy.id, name: policy.name, about: policy.about ?? policy.name };
  const value = feedOf({ policy: told, notices, origin: originOf(c), now: new Date(now()).toISOString() });
  return c.body(await WRITERS[kind](value), 200, { 'content-type': `${FEED_TYPES[kind]}; charset=utf-8` });
}
