/** `?after=20` in an address → how many come before the page that is asked for; anything else is the first page. */
import type { Context } from 'hono';

export function afterIn(c: Context): number {
  const told = Number(c.req.query('after') ?? 0);
  return Number.isSafeInteger(told) && told > 0 ? told : 0;
}
