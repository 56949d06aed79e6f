/**
 * Pages made before, for as long as the record's tag stays what it was: deciding a large policy takes time, and many
 * readers ask for the same. An answer under another tag empties it; the longest unasked goes first.
 */
import type { MiddlewareHandler } from 'hono';

type Kept = { body: string; headers: Headers };

const MAX_PAGES = 200;
const MAX_CHARACTERS = 1_000_000;

/** `tagOf` gives the tag of the record as it is now. Answers 304 to whoever has the page already. */
export function pageCache(tagOf: () => Promise<string>): MiddlewareHandler {
  let held = '';
  const pages = new Map<string, Kept>();

  return async (c, next) => {
    const tag = await tagOf();
    if (tag !== held) {
      pages.clear();
      held = tag;
    }
    const { url } = c.req;
    const kept = pages.get(url);
    if (names(c.req.header('if-none-match'), tag)) c.res = c.body(null, 304);
    else if (kept) {
      pages.delete(url);
      pages.set(url, kept);
      c.res = new Response(kept.body, { headers: kept.headers });
    } else {
      await next();
      if (c.res.status === 200 && c.req.method === 'GET') {
        const body = await c.res.clone().text();
        // The record may have grown while the page was made.
        if (body.length <= MAX_CHARACTERS && tag === held) {
          pages.set(url, { body, headers: new Headers(c.res.headers) });
          const oldest = pages.keys().next().value;
          if (pages.size > MAX_PAGES && oldest !== undefined) pages.delete(oldest);
        }
      }
    }
    if (c.res.status === 200 || c.res.status === 304) {
      c.res.headers.set('etag', tag);
      c.res.headers.set('cache-control', 'no-cache');
    }
  };
}

const names = (header: string | undefined, tag: string): boolean =>
  header?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === tag) ?? false;
