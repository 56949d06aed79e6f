/** Packed bytes → what was packed; of a file that is cut off, what came before the cut, and that it was cut. */
import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ProvisoError } from '@proviso/core/vocabulary';
import { MOST_UNPACKED_BYTES } from './limits.ts';
import type { Form } from './unpack.ts';

export const unpackGzip: Form = async ({ name, bytes }, again) => {
  const { content, isWhole } = await expand(bytes, 'gzip');
  const found = content.length > 0 ? await again({ name: name.replace(/\.gz$/i, ''), bytes: content }) : [];
  if (isWhole) return found;
  const damage = { code: 'E_DAMAGED' as const, message: `\`${name}\` is cut off or broken; get it again` };
  const isArchive = found.some(({ id }) => id !== null);
  if (!isArchive) throw new ProvisoError(damage.code, damage.message);
  const told = found.at(-1)!;
  return 'error' in told
    ? found
    : [...found, { id: null, bytes, mediaType: 'application/gzip', error: damage }];
};

const EXPANDERS = new Map<string, () => Transform>(
  Object.entries({
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }),
);

export const isPacking = (coding: string): boolean => EXPANDERS.has(coding);

/** `isWhole`: false where the end is missing or broken. Throws where it grows past the limit. */
export async function expand(
  bytes: Uint8Array,
  coding: string,
  most = MOST_UNPACKED_BYTES,
): Promise<{ content: Uint8Array; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = true;
  const expander = EXPANDERS.get(coding)!();
  try {
    for await (const chunk of Readable.from([bytes]).pipe(expander)) {
      length += chunk.length;
      if (length > most) break;
      chunks.push(chunk);
    }
  } catch {
    isWhole = false;
  }
  if (length > most)
    throw new ProvisoError(
      'E_TOO_LARGE',
      `what is packed in \`${bytes.length}\` bytes is larger than ${most / 1024 / 1024} MiB; pass one report`,
    );
  return { content: new Uint8Array(Buffer.concat(chunks, length)), isWhole };
}
