/**
 * An archive of a crawl (WARC, ISO 28500) → the pages in it, each with its address and the time of its retrieval.
 * Pictures, styles and failed requests are passed over; where a record is broken, those before it are still read.
 */
import { baseType, mediaTypeOf } from '@proviso/core/reading';
import { type Coded, type Hints, ProvisoError } from '@proviso/core/vocabulary';
import { headAt, headersIn } from './head.ts';
import { httpMessageOf } from './http-message.ts';
import { MOST_REPORTS, MOST_UNPACKED_BYTES } from './limits.ts';
import reportTypes from './report-types.json' with { type: 'json' };
import type { Form, Found } from './unpack.ts';

export const unpackWarc: Form = async ({ name, bytes, mediaType }, again) => {
  const found: Found[] = [];
  const seen = new Set<string>();
  let length = 0;
  const fails = (error: Coded, id: string | null = null) => found.push({ id, bytes, mediaType, error });
  for (const record of recordsOf(bytes)) {
    if (record === null) {
      fails({ code: 'E_DAMAGED', message: `\`${name}\` is cut off or broken in mid-record; get it again` });
      break;
    }
    const page = await pageOf(record);
    if (page === null) continue;
    const { address, time } = page;
    const id = seen.has(address) ? `${address}@${time ?? found.length}` : address;
    seen.add(id);
    if ('error' in page) {
      fails(page.error, id);
      continue;
    }
    length += page.body.length;
    if (length > MOST_UNPACKED_BYTES || found.length >= MOST_REPORTS) {
      const most = `${MOST_REPORTS} pages or ${MOST_UNPACKED_BYTES / 1024 / 1024} MiB`;
      fails({ code: 'E_TOO_LARGE', message: `\`${name}\` holds more than ${most}; the first were read` });
      break;
    }
    const { body, mediaType: type } = page;
    for (const each of await again({ name: address, bytes: body, mediaType: type }))
      found.push(placed(each, id, page));
  }
  if (found.length > 0) return found;
  throw new ProvisoError(
    'E_NO_STORY',
    `\`${name}\` holds no page that a server gave; pass an archive with pages`,
  );
};

/** What was found in a page, with what the archive tells of the page. */
function placed(each: Found, page: string, { address, time, body, charset }: Page): Found {
  const id = each.id === null ? page : `${page}#${each.id}`;
  if ('error' in each) return { ...each, id };
  const hints: Hints = {
    ...(/^https?:/i.test(address) ? { baseUrl: address } : {}),
    ...(charset && each.bytes === body && !each.legible ? { charset } : {}),
    ...each.hints,
  };
  return { ...each, id, hints, ...(time ? { retrieved: time } : {}) };
}

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

type Place = { address: string; time?: string };
type Page = Place & { body: Uint8Array; mediaType: string; charset?: string };

const KINDS = new Set(['response', 'resource', 'conversion']);
const REPORT_TYPES = new Set(reportTypes);

/** Null where the record is no report. */
async function pageOf({ headers, block }: WarcRecord): Promise<Page | (Place & { error: Coded }) | null> {
  const kind = headers.get('warc-type') ?? '';
  const address = (headers.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
  if (!KINDS.has(kind) || !/^(?:https?|ftp|file):/i.test(address) || /\/robots\.txt$/.test(address))
    return null;
  const time = Date.parse(headers.get('warc-date') ?? '');
  const place: Place = { address, ...(Number.isNaN(time) ? {} : { time: new Date(time).toISOString() }) };
  try {
    const http = kind === 'response' ? await httpMessageOf(block) : { status: 200, headers, body: block };
    if (!http || http.status < 200 || http.status > 299) return null;
    const told = http.headers.get('content-type') ?? '';
    const mediaType = mediaTypeOf(http.body, { name: address, mediaType: baseType(told) });
    if (http.body.length === 0 || !REPORT_TYPES.has(mediaType)) return null;
    const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(told)?.[1];
    return { ...place, body: http.body, mediaType, ...(charset ? { charset } : {}) };
  } catch (error) {
    if (!(error instanceof ProvisoError)) throw error;
    return { ...place, error: error.toJSON() };
  }
}
