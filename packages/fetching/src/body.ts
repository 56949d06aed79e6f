/**
 * A response → its bytes, unpacked. They are counted as they come, packed and unpacked: what grows past the limit is
 * given up at once, whatever the server said of its length.
 */
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Dispatcher } from 'undici';

const UNPACKERS = new Map<string, () => Transform>(
  Object.entries({
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }),
);

export async function bodyOf(
  { headers, body }: Dispatcher.ResponseData,
  url: URL,
  maxBytes: number,
): Promise<Uint8Array> {
  if (Number([headers['content-length']].flat()[0] ?? 0) > maxBytes) throw tooLarge(url, maxBytes);
  const encoding = ([headers['content-encoding']].flat()[0] ?? 'identity').trim().toLowerCase();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unpacked(body, encoding, url)) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

function unpacked(body: Readable, encoding: string, url: URL): AsyncIterable<Uint8Array> {
  if (encoding === 'identity' || encoding === '') return body;
  const unpacker = UNPACKERS.get(encoding)?.();
  if (!unpacker)
    throw new ProvisoError(
      'E_FETCH_FAILED',
      `\`${url.href}\` comes packed as \`${encoding}\`, which is not known here`,
    );
  body.on('error', (error) => unpacker.destroy(error));
  return body.pipe(unpacker);
}

const tooLarge = (url: URL, maxBytes: number) =>
  new ProvisoError(
    'E_TOO_LARGE',
    `\`${url.href}\` is larger than ${Math.round((maxBytes / 1024 / 1024) * 10) / 10} MiB, the most that is read`,
  );
