/** `/`: the policies on record, a page at a time, each with where it stands; with `?q=`, what holds those words. */
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { afterIn } from '../page-of.ts';
import { homePage } from '../pages/home.ts';
import { searchPage } from '../pages/search.ts';

/** More is no search, but an attempt on the index. */
const MOST_TYPED = 400;

export function boardRoutes(app: Hono, house: House): void {
  app.get('/', (c) => board(c, house));
}

async function board(c: Context, { desk }: House): Promise<Response> {
  const typed = c.req.query('q')?.trim().slice(0, MOST_TYPED) ?? '';
  if (typed !== '') return c.html(searchPage(typed, await desk.find(typed)));
  return c.html(homePage(await desk.board({ after: afterIn(c) })));
}
