/**
 * An answer on its way out → the same in fewer bytes, as the reader's program says that it can take them. Streams, and
 * what may not be kept, pass as they are: the length of a packed page tells of what stands in it beside a secret.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';

type Coding = 'br' | 'gzip';
const CODINGS: readonly Coding[] = ['br', 'gzip'];

const PACK: Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
};
/** Above it a page of 150 kB takes longer to pack than to make. */
const BROTLI_QUALITY = 5;

const TEXTS =
  /^(?:text\/(?!event-stream)|application\/(?:json|[\w.-]+\+json|[\w.-]+\+xml|xml)|image\/svg\+xml)/;
/** Below it the packing is as long as what it saves. */
const LEAST_BYTES = 1000;
const MOST_KEPT = 200;

/** Packed pages are kept under their tag, the longest unasked goes first. */
export function pack(): MiddlewareHandler {
  const kept = new Map<string, Uint8Array>();

  async function packed(bytes: Uint8Array, coding: Coding, name: string | null): Promise<Uint8Array> {
    const known = name === null ? undefined : kept.get(name);
    if (name === null) return PACK[coding](bytes);
    kept.delete(name);
    const made = known ?? (await PACK[coding](bytes));
    kept.set(name, made);
    const oldest = kept.keys().next().value;
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  }

  return async (c, next) => {
    await next();
    if (!isForPacking(c)) return;
    c.res.headers.append('vary', 'accept-encoding');
    const coding = codingFor(c.req.header('accept-encoding'));
    if (coding === null) return;
    const bytes = new Uint8Array(await c.res.clone().arrayBuffer());
    if (bytes.length < LEAST_BYTES) return;
    const headers = new Headers(c.res.headers);
    const tag = headers.get('etag');
    const body = await packed(bytes, coding, tag && `${tag} ${coding} ${c.req.url}`);
    headers.set('content-encoding', coding);
    headers.delete('content-length');
    // Not the same bytes as without: the tag may only say that it tells the same.
    if (tag && !tag.startsWith('W/')) headers.set('etag', `W/${tag}`);
    c.res = undefined;
    c.res = new Response(body as Uint8Array<ArrayBuffer>, { status: 200, headers });
  };
}

const isForPacking = ({ req, res }: Context): boolean =>
  req.method === 'GET' &&
  res.status === 200 &&
  !res.headers.has('content-encoding') &&
  !res.headers.has('set-cookie') &&
  !(res.headers.get('cache-control') ?? '').includes('no-store') &&
  TEXTS.test(res.headers.get('content-type') ?? '');

/** The first of ours that is taken; `;q=0` says that one is not. */
export function codingFor(header: string | undefined): Coding | null {
  const taken = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...terms] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = terms.find((term) => term.startsWith('q='));
      return [name, quality === undefined || Number(quality.slice(2)) > 0] as const;
    }),
  );
  return CODINGS.find((coding) => taken.get(coding) ?? false) ?? null;
}
