/** An expected failure → a page in plain words, or, where JSON was asked for, the one shape of every error. */
import { type Coded, type ErrorCode, ProvisoError } from '@proviso/core/vocabulary';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { problemPage } from './pages/problem.ts';

/** What was sent is no report that can be read. */
const NOT_READ = [
  'E_EMPTY',
  'E_BINARY',
  'E_TOO_DEEP',
  'E_CHARSET',
  'E_UNREADABLE',
  'E_DAMAGED',
  'E_ENCRYPTED',
  'E_NO_STORY',
] as const satisfies ErrorCode[];

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  ...Object.fromEntries(NOT_READ.map((code) => [code, 400])),
  E_NOT_FOUND: 404,
  E_POLICY_UNKNOWN: 404,
  E_REPORT_UNKNOWN: 404,
  E_FINDING_UNKNOWN: 404,
  E_ENTRY_UNKNOWN: 404,
  E_DATE: 400,
  E_NAME_UNKNOWN: 400,
  E_USAGE: 400,
  E_REVIEW_INVALID: 400,
  E_POLICY_INVALID: 400,
  E_POLICY_EXISTS: 409,
  E_WRITE_REFUSED: 403,
  E_TOO_LARGE: 413,
  E_FETCH_REFUSED: 400,
  E_FETCH_FAILED: 502,
  E_BUSY: 503,
  E_RECORD_BUSY: 503,
  E_LIVE_FULL: 503,
};

export const statusOf = (error: Coded): ContentfulStatusCode => STATUS[error.code] ?? 500;

export async function problem(c: Context, status: ContentfulStatusCode, error: Coded): Promise<Response> {
  const { code, message } = error;
  c.header('cache-control', 'no-store');
  if (wantsJson(c)) return c.json({ error: { code, message } }, status);
  return c.html(problemPage(status, error), status);
}

/** What nobody expected is told without its insides; the log has them. */
export const codedFrom = (thrown: unknown): Coded =>
  thrown instanceof ProvisoError
    ? thrown.toJSON()
    : { code: 'E_INTERNAL', message: 'this page could not be made: the server’s own output says why' };

const wantsJson = (c: Context): boolean =>
  c.req.path.endsWith('.json') ||
  c.req.path === '/healthz' ||
  (c.req.header('accept') ?? '').startsWith('application/json');
