/** An HTTP response as an archive keeps it → its status, headers and body, as a browser would have had the body. */
import { MOST_DOCUMENT_BYTES } from '@proviso/core/vocabulary';
import { expand, isPacking } from './gzip.ts';
import { headAt, headersIn } from './head.ts';

export type HttpMessage = { status: number; headers: Map<string, string>; body: Uint8Array };

/** Null where the bytes begin with no status line. */
export async function httpMessageOf(bytes: Uint8Array): Promise<HttpMessage | null> {
  const { lines, end } = headAt(bytes, 0);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(lines[0] ?? '')?.[1];
  if (!status) return null;
  const headers = headersIn(lines.slice(1));
  let body = bytes.subarray(end);
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) body = withoutChunks(body);
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (isPacking(coding) && body.length > 0) {
    // Many archives keep the header and drop the packing.
    const { content, isWhole } = await expand(body, coding, MOST_DOCUMENT_BYTES);
    if (isWhole || content.length > 0) body = content;
  }
  return { status: Number(status), headers, body };
}

/** Chunks joined; a body that is not cut into chunks, whatever its header says, stays as it is. */
function withoutChunks(body: Uint8Array): Uint8Array {
  const view = Buffer.from(body.buffer, body.byteOffset, body.length);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < view.length; ) {
    const stop = view.indexOf('\n', at);
    const size = /^([0-9a-f]{1,8})(?:;.*)?\s*$/i.exec(view.toString('latin1', at, stop < 0 ? at : stop))?.[1];
    if (size === undefined) return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(view.subarray(stop + 1, stop + 1 + length));
    at = stop + 1 + length;
    while (view[at] === 0x0d || view[at] === 0x0a) at++;
  }
  return new Uint8Array(Buffer.concat(chunks));
}
