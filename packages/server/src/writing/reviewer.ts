/**
 * Who reviews: asked once, then kept in the browser, where no script and no other site can read it. It is the reviewer's
 * own word for themselves; there is no login.
 */
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'proviso-reviewer';
const A_YEAR_SECONDS = 365 * 24 * 3600;
const LONGEST_NAME = 80;

/** Null where nobody was asked yet. */
export function reviewerIn(c: Context): string | null {
  const told = getCookie(c, COOKIE)?.trim();
  return told !== undefined && isName(told) ? told : null;
}

export function keepReviewer(c: Context, name: string): void {
  if (!isName(name))
    throw new ProvisoError(
      'E_USAGE',
      `\`${name.slice(0, LONGEST_NAME)}\` cannot stand as a name: write one line of at most ${LONGEST_NAME} characters`,
    );
  setCookie(c, COOKIE, name, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: A_YEAR_SECONDS });
}

const isName = (name: string): boolean =>
  name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
