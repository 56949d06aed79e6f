/**
 * A page saved whole by a browser (MHTML: a mail of the page and its pictures) → the page; null for any other mail. Its
 * address is the one it was saved from, and the time is when it was saved. Frames and pictures are left where they are.
 */
import { ProvisoError } from '@proviso/core/vocabulary';
import { boundaryOf, checkEnd, mailOf, mimeHeadersOf } from './mime.ts';
import type { Document, Found } from './unpack.ts';

export async function savedPageIn({ name, bytes, mediaType }: Required<Document>): Promise<Found | null> {
  const boundary = boundaryOf(bytes);
  const outer = mimeHeadersOf(bytes);
  if (!boundary || !/^multipart\/related/i.test(outer.get('content-type') ?? '')) return null;
  const root = rootPart(bytes, boundary);
  if (!root) return null;
  const address = mimeHeadersOf(root).get('content-location') ?? outer.get('snapshot-content-location');
  if (address === undefined) return null;
  checkEnd(name, bytes, boundary);
  const { html } = await mailOf(name, root);
  if (html.trim() === '') throw new ProvisoError('E_NO_STORY', `\`${name}\` holds a page without text`);
  const time = Date.parse(outer.get('date') ?? '');
  return {
    id: null,
    bytes,
    mediaType,
    legible: { bytes: new TextEncoder().encode(html), mediaType: 'text/html' },
    hints: { charset: 'utf-8', ...(/^https?:/i.test(address) ? { baseUrl: address } : {}) },
    ...(Number.isNaN(time) ? {} : { retrieved: new Date(time).toISOString() }),
  };
}

/** The first part that is a page: browsers and RFC 2557 put the one that was asked for before its frames. */
function rootPart(bytes: Uint8Array, boundary: string): Uint8Array | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = view.indexOf(`\n${boundary}`); at >= 0; ) {
    const start = view.indexOf('\n', at + 1);
    if (start < 0) return null;
    const next = view.indexOf(`\n${boundary}`, start);
    const part = bytes.subarray(start + 1, next < 0 ? bytes.length : next);
    if (/^(?:text\/html|application\/xhtml\+xml)/i.test(mimeHeadersOf(part).get('content-type') ?? ''))
      return part;
    at = next;
  }
  return null;
}
