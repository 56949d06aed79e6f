/**
 * Before any page: only names by which this server is meant to be reached, only reading. A page elsewhere that points
 * its own name at this machine (DNS rebinding) is turned away by the first, a form elsewhere by the second.
 */
import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.ts';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];
/** Listening on every address, it may be reached by any name. */
const EVERYWHERE = ['0.0.0.0', '::', '[::]'];

/** What every answer carries. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'interest-cohort=(), browsing-topics=()',
};

/** `host` is what the server was told to listen on. */
export function guard(host: string | undefined): MiddlewareHandler {
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
    } else if (method !== 'GET' && method !== 'HEAD') {
      c.res = await problem(c, 405, {
        code: 'E_USAGE',
        message: `\`${method}\` is not taken here: these pages can only be read; change the record with the command \`proviso\``,
      });
      c.res.headers.set('allow', 'GET, HEAD');
    } else await next();
    for (const [header, value] of Object.entries(HEADERS)) c.res.headers.set(header, value);
  };
}

/** Without its port. */
const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');
