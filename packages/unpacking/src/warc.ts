/**
 * An archive of a crawl (WARC, ISO 28500) → the pages in it, each with its address and the time of its retrieval.
 * Pictures, styles and failed requests are passed over; where a record is broken, those before it are still read.
 */
import { baseType, mediaTypeOf } from '@proviso/core/reading';
import { type Hints, ProvisoError } from '@proviso/core/vocabulary';
import { headAt, headersIn } from './head.ts';
import { httpMessageOf } from './http-message.ts';
import { MOST_REPORTS } from './limits.ts';
import reportTypes from './report-types.json' with { type: 'json' };
import type { Form, Found } from './unpack.ts';

export const unpackWarc: Form = async ({ name, bytes, mediaType }, again) => {
  const found: Found[] = [];
  const seen = new Set<string>();
  for (const record of recordsOf(bytes)) {
    if (record === null) {
      const message = `\`${name}\` is cut off or broken in mid-record; get it again`;
      found.push({ id: null, bytes, mediaType, error: { code: 'E_DAMAGED', message } });
      break;
    }
    const page = await pageOf(record);
    if (!page) continue;
    if (found.length >= MOST_REPORTS)
      throw new ProvisoError(
        'E_TOO_LARGE',
        `\`${name}\` holds more than \`${MOST_REPORTS}\` pages; pass fewer at once`,
      );
    const { address, time, body, charset } = page;
    const id = seen.has(address) ? `${address}@${time ?? found.length}` : address;
    seen.add(id);
    const hints: Hints = /^https?:/i.test(address) ? { baseUrl: address } : {};
    for (const inner of await again({ name: address, bytes: body, mediaType: page.mediaType })) {
      const whole = { ...inner, id: inner.id === null ? id : `${id}#${inner.id}` };
      if ('error' in whole) found.push(whole);
      else {
        const told = whole.bytes === body && !whole.legible && charset ? { charset } : {};
        found.push({
          ...whole,
          hints: { ...hints, ...told, ...whole.hints },
          ...(time ? { retrieved: time } : {}),
        });
      }
    }
  }
  if (found.length > 0) return found;
  throw new ProvisoError(
    'E_NO_STORY',
    `\`${name}\` holds no page that a server gave; pass an archive with pages`,
  );
};

type WarcRecord = { headers: Map<string, string>; block: Uint8Array };

/** The records, in order; a last null where the rest is broken. */
function* recordsOf(bytes: Uint8Array): Generator<WarcRecord | null> {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === 0x0d || byte === 0x0a) {
      at++;
      continue;
    }
    const { lines, end } = headAt(bytes, at);
    const headers = headersIn(lines.slice(1));
    const length = headers.get('content-length') ?? '';
    const stop = end + Number(length);
    if (!/^WARC\/\d/.test(lines[0] ?? '') || !/^\d{1,12}$/.test(length) || stop > bytes.length)
      return yield null;
    yield { headers, block: bytes.subarray(end, stop) };
    at = stop;
  }
}

type Page = { address: string; time?: string; body: Uint8Array; mediaType: string; charset?: string };

const KINDS = new Set(['response', 'resource', 'conversion']);
const REPORT_TYPES = new Set(reportTypes);

async function pageOf({ headers, block }: WarcRecord): Promise<Page | null> {
  const kind = headers.get('warc-type') ?? '';
  const address = (headers.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
  if (!KINDS.has(kind) || address === '' || /^dns:|\/robots\.txt$/.test(address)) return null;
  const http = kind === 'response' ? await httpMessageOf(block) : null;
  if (kind === 'response' && (!http || http.status < 200 || http.status > 299)) return null;
  const body = http?.body ?? block;
  const told = (http ?? { headers }).headers.get('content-type') ?? '';
  const mediaType = mediaTypeOf(body, { name: address, mediaType: baseType(told) });
  if (body.length === 0 || !REPORT_TYPES.has(mediaType)) return null;
  const date = headers.get('warc-date') ?? '';
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(told)?.[1];
  return {
    address,
    body,
    mediaType,
    ...(Number.isNaN(Date.parse(date)) ? {} : { time: new Date(date).toISOString() }),
    ...(charset ? { charset } : {}),
  };
}
