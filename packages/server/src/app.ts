/**
 * The desk → its pages, as a Hono app that is tested without a socket. Everything is made from the ledger and the
 * answers by core's publishing and only drawn here; an address that names no clock shows the record as it is today.
 */
import { dayOf, ProvisoError } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import { Hono } from 'hono';
import manifest from '../package.json' with { type: 'json' };
import { guard } from './guard.ts';
import type { Around } from './house.ts';
import { pack } from './pack.ts';
import { pageCache } from './page-cache.ts';
import { codedFrom, problem, statusOf } from './problem.ts';
import { askRoutes } from './routes/ask.ts';
import { assetRoutes } from './routes/assets.ts';
import { boardRoutes } from './routes/board.ts';
import { bulletinRoutes } from './routes/bulletin.ts';
import { deskRoutes } from './routes/desk.ts';
import { dossierRoutes } from './routes/dossier.ts';
import { entryRoutes } from './routes/entry.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { liveRoutes } from './routes/live.ts';
import { trackerRoutes } from './routes/tracker.ts';
import { SCRIPT_HASH } from './script.ts';
import { STYLE_HASH } from './style.ts';
import { openWriting } from './writing/writing.ts';

export function createApp(desk: Desk, around: Around): Hono {
  const { writes = false } = around;
  const house = { ...around, desk, writing: writes ? openWriting(around.now) : null };
  const app = new Hono({ strict: false });
  app.use(guard(around.host, writes));
  app.use(pack());
  assetRoutes(app);
  healthRoutes(app, house);
  liveRoutes(app, house);

  // Where the record may be changed, its pages have forms, which are each reviewer's own.
  if (writes) deskRoutes(app, house);

  app.use(pageCache(() => tagOf(around)));
  if (!writes) deskRoutes(app, house);
  boardRoutes(app, house);
  askRoutes(app, house);
  entryRoutes(app, house);
  bulletinRoutes(app, house);
  feedRoutes(app, house);
  dossierRoutes(app, house);
  trackerRoutes(app, house);

  app.notFound((c) =>
    problem(c, c.req.method === 'POST' ? 405 : 404, {
      code: 'E_NOT_FOUND',
      message: `there is no page \`${decoded(c.req.path)}\` here`,
    }),
  );
  app.onError((thrown, c) => {
    const error = codedFrom(thrown);
    if (!(thrown instanceof ProvisoError)) around.log?.(thrown);
    return problem(c, statusOf(error), error);
  });
  return app;
}

/** The same record, day, program, style and scripts give the same page. */
async function tagOf({ head, now }: Around): Promise<string> {
  const { size, root } = await head();
  return `"${size}-${root.slice(0, 16)}-${dayOf(now())}-${manifest.version}-${STYLE_HASH}-${SCRIPT_HASH}"`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
