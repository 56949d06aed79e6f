/**
 * A request that would change something → the reason to refuse it, or null. Only forms of this server's own pages do: a
 * page of another origin is told apart by what the browser itself says of it, before a byte of the form is read.
 */
import type { Coded } from '@proviso/core/vocabulary';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export type Refusal = { status: ContentfulStatusCode; error: Coded };

export function refusalOf(c: Context, writes: boolean): Refusal | null {
  if (!writes)
    return {
      status: 405,
      error: {
        code: 'E_USAGE',
        message: `\`${c.req.method}\` is not taken here: these pages can only be read; change the record with the command \`proviso\`, or where it runs`,
      },
    };
  if (!comesFromHere(c)) return { status: 403, error: STRANGER };
  if (!isForm(c.req.header('content-type')))
    return {
      status: 415,
      error: { code: 'E_USAGE', message: 'only a form is taken here: send it from the page that shows it' },
    };
  return null;
}

const STRANGER: Coded = {
  code: 'E_WRITE_REFUSED',
  message: 'this was not sent by a page of this server: open the page here and send its form',
};

/** `Origin` comes with every form that a browser sends, `Sec-Fetch-Site` with those of late; one of them must be there. */
function comesFromHere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site === undefined && origin === undefined) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || origin === ownOrigin(c);
}

/** By the name that the guard let through. */
const ownOrigin = (c: Context): string => {
  const { protocol, host } = new URL(c.req.url);
  return `${protocol}//${c.req.header('host')?.toLowerCase() ?? host}`;
};

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const isForm = (type: string | undefined): boolean =>
  FORMS.includes(type?.split(';')[0]?.trim().toLowerCase() ?? '');
