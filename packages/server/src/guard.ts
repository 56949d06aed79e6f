/**
 * Before any page: only names by which this server is meant to be reached, and only reading, but for forms of its own
 * where it may write. A page elsewhere that points its own name at this machine (DNS rebinding) is turned away by the
 * first, a form elsewhere by the second.
 */
import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.ts';
import { refusalOf } from './writing/may-write.ts';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];
/** Listening on every address, it may be reached by any name. */
const EVERYWHERE = ['0.0.0.0', '::', '[::]'];

/** What every answer carries. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Nothing of it leaves this server; without any, a browser would not say that a form is this server's own.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'interest-cohort=(), browsing-topics=()',
};

/** Reached from this machine alone: what is left out is its own loopback address. */
export const isOwnMachine = (host: string | undefined): boolean =>
  host === undefined || LOCAL.includes(host) || host === '::1';

/** `host` is what the server was told to listen on. */
export function guard(host: string | undefined, writes: boolean): MiddlewareHandler {
  const allowed = host === undefined ? LOCAL : [...LOCAL, host, `[${host}]`];
  const anyName = host !== undefined && EVERYWHERE.includes(host);
  return async (c, next) => {
    const name = hostName(c.req.header('host') ?? new URL(c.req.url).host);
    const { method } = c.req;
    if (!anyName && !allowed.includes(name)) {
      c.res = await problem(c, 421, {
        code: 'E_USAGE',
        message: `this server is not reached by the name \`${name}\`: use http://localhost, or start it with \`--host ${name}\``,
      });
    } else if (method === 'GET' || method === 'HEAD') await next();
    else {
      const refusal = refusalOf(c, writes && method === 'POST');
      if (refusal) c.res = await problem(c, refusal.status, refusal.error);
      else await next();
      if (c.res.status === 405) c.res.headers.set('allow', 'GET, HEAD');
    }
    for (const [header, value] of Object.entries(HEADERS)) c.res.headers.set(header, value);
  };
}

/** Without its port. */
const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');
