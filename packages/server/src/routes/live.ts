/**
 * `/live` and `/p/:policy/live`: changes as they are recorded, as server-sent events. A reader that comes back tells by
 * `Last-Event-ID`, or by `?after=`, the last entry that it knows, and is sent all that came after it.
 */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import { HEADERS } from '../guard.ts';
import type { House } from '../house.ts';
import type { Hub } from '../live/hub.ts';
import { sinkOf } from '../live/sink.ts';
import { problem } from '../problem.ts';

/** `x-accel-buffering` asks a server in front not to hold events back. */
const STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};
const COME_BACK_SECONDS = 30;

export function liveRoutes(app: Hono, { desk, live }: House): void {
  if (!live) return;
  app.get('/live', (c) => follow(c, live, null));
  app.get('/p/:policy/live', async (c) => {
    const policy = c.req.param('policy');
    await desk.policyLedger(policy);
    return follow(c, live, policy);
  });
}

async function follow(c: Context, live: Hub, policy: string | null): Promise<Response> {
  const after = lastKnown(c);
  if (c.req.method === 'HEAD') return c.body(null, 200, STREAM);
  const { outgoing } = c.env as HttpBindings;
  const isTaken = await live.follow(() => sinkOf(outgoing, { ...HEADERS, ...STREAM }), { policy, after });
  if (isTaken) return RESPONSE_ALREADY_SENT;
  c.header('retry-after', String(COME_BACK_SECONDS));
  return problem(c, 503, {
    code: 'E_LIVE_FULL',
    message: `as many readers follow as this server takes: try again in ${COME_BACK_SECONDS} seconds, or take the feed`,
  });
}

/** The number of an entry; the header outranks the address, for a reader that comes back calls the same address. */
function lastKnown(c: Context): number | null {
  const told = c.req.header('last-event-id') || c.req.query('after');
  if (!told) return null;
  if (/^\d{1,15}$/.test(told)) return Number(told);
  throw new ProvisoError('E_USAGE', `\`${told}\` is no number of an entry: tell the last one that you know`);
}
