/** `/`: every policy on record, each with where it stands. */
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { afterIn } from '../page-of.ts';
import { homePage } from '../pages/home.ts';

export function boardRoutes(app: Hono, house: House): void {
  app.get('/', (c) => board(c, house));
}

async function board(c: Context, { desk }: House): Promise<Response> {
  return c.html(homePage(await desk.board({ after: afterIn(c) })));
}
