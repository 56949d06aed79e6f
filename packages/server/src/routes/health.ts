/** Whether the server lives, and over which record. */
import type { Hono } from 'hono';
import manifest from '../../package.json' with { type: 'json' };
import type { House } from '../house.ts';

export function healthRoutes(app: Hono, { head }: House): void {
  app.get('/healthz', async (c) => {
    const { size, root } = await head();
    return c.json({ program: 'proviso', version: manifest.version, record: { size, root } }, 200, {
      'cache-control': 'no-store',
    });
  });
}
