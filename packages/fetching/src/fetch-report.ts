/**
 * An address on the web → the report as received. Only public addresses are asked, again after each redirect; a report
 * that is too large or too slow is given up, with a `ProvisoError` that says so.
 */
import { MOST_DOCUMENT_BYTES, ProvisoError } from '@proviso/core/vocabulary';
import { Agent, type Dispatcher, request } from 'undici';
import manifest from '../package.json' with { type: 'json' };
import { bodyOf } from './body.ts';
import { type Allow, checkLiteral, guardedLookup, type Resolve, resolveBySystem } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';

export type FetchedReport = {
  bytes: Uint8Array;
  mediaType?: string;
  charset?: string;
  /** Where it was found in the end, redirects followed. */
  url: string;
  /** An instant. */
  retrieved: string;
};

export type FetchOptions = {
  /** Which addresses may be asked; only public ones unless told. */
  allow?: Allow;
  resolve?: Resolve;
  /** Milliseconds since 1970. */
  now?: () => number;
  maxBytes?: number;
  /** For the whole of it, redirects and body. */
  timeoutMs?: number;
};

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HEADERS = {
  'user-agent': `proviso/${manifest.version}`,
  accept:
    'text/html, application/xhtml+xml, text/plain, text/markdown, application/rss+xml, application/atom+xml, application/feed+json, application/pdf;q=0.8, */*;q=0.1',
  'accept-encoding': 'gzip, br',
};

export async function fetchReport(address: string, options: FetchOptions = {}): Promise<FetchedReport> {
  const { allow = isPublicAddress, resolve = resolveBySystem, now = Date.now } = options;
  const { maxBytes = MOST_DOCUMENT_BYTES, timeoutMs = TIMEOUT_MS } = options;
  const lookup = guardedLookup(resolve, allow);
  const dispatcher = new Agent({ connect: { lookup, timeout: CONNECT_TIMEOUT_MS }, pipelining: 0 });
  const signal = AbortSignal.timeout(timeoutMs);
  let url = webAddress(address);
  try {
    for (let redirects = 0; ; redirects++) {
      checkLiteral(url, allow);
      const response = await request(url, { dispatcher, signal, headers: HEADERS });
      const next = redirectOf(response, url);
      if (next === null) return await reportOf(response, url, maxBytes, now);
      await response.body.dump({ limit: 0 }).catch(() => undefined);
      if (redirects >= MAX_REDIRECTS)
        throw new ProvisoError('E_FETCH_FAILED', `\`${address}\` redirects more than ${MAX_REDIRECTS} times`);
      url = next;
    }
  } catch (thrown) {
    throw failure(thrown, address, timeoutMs);
  } finally {
    await dispatcher.destroy();
  }
}

function webAddress(address: string, from?: URL): URL {
  const url = URL.canParse(address, from?.href) ? new URL(address, from?.href) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ProvisoError('E_FETCH_REFUSED', `\`${address}\` is no http or https address`);
  if (url.username !== '' || url.password !== '')
    throw new ProvisoError(
      'E_FETCH_REFUSED',
      `\`${url.host}\` with a user name in its address is not fetched`,
    );
  return url;
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | null {
  if (!REDIRECTS.has(statusCode)) return null;
  const location = [headers.location].flat()[0];
  return location === undefined ? null : webAddress(location, from);
}

async function reportOf(
  response: Dispatcher.ResponseData,
  url: URL,
  maxBytes: number,
  now: () => number,
): Promise<FetchedReport> {
  const { statusCode, headers } = response;
  if (statusCode < 200 || statusCode > 299)
    throw new ProvisoError('E_FETCH_FAILED', `the server answered ${statusCode} for \`${url.href}\``);
  const type = [headers['content-type']].flat()[0];
  const mediaType = type?.split(';')[0]?.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type ?? '')?.[1];
  return {
    bytes: await bodyOf(response, url, maxBytes),
    ...(mediaType ? { mediaType } : {}),
    ...(charset ? { charset } : {}),
    url: url.href,
    retrieved: new Date(now()).toISOString(),
  };
}

function failure(thrown: unknown, address: string, timeoutMs: number): ProvisoError {
  if (thrown instanceof ProvisoError) return thrown;
  const { name, message, code } = thrown as Error & { code?: string };
  if (name === 'TimeoutError' || name === 'AbortError')
    return new ProvisoError('E_FETCH_FAILED', `\`${address}\` took longer than ${timeoutMs / 1000} seconds`);
  const why =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'there is no such host, or no way to it' : message;
  return new ProvisoError('E_FETCH_FAILED', `\`${address}\` cannot be fetched: ${why}`);
}
