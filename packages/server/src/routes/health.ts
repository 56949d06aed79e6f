/** `/healthz`: the server lives. `/readyz`: the record can be read and holds, and the model is whole; 503 where it is not so. */
import type { Hono } from 'hono';
import manifest from '../../package.json' with { type: 'json' };
import type { House } from '../house.ts';
import { readiness } from '../ready.ts';

const FRESH = { 'cache-control': 'no-store' };

export function healthRoutes(app: Hono, { desk, live, checkModel = () => {} }: House): void {
  app.get('/healthz', (c) =>
    c.json({ program: 'proviso', version: manifest.version, followers: live?.followers() ?? 0 }, 200, FRESH),
  );
  app.get('/readyz', async (c) => {
    const { record, model } = await readiness(desk, checkModel);
    const isReady = record.ok && model.ok;
    return c.json({ ready: isReady, record, model }, isReady ? 200 : 503, FRESH);
  });
}
