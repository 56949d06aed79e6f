/**
 * Refuses a PDF whose packed parts would grow beyond any page's text, before a reader that cannot stop opens it.
 * Pictures are not unpacked to read, and are not counted.
 */
import { inflateSync } from 'node:zlib';
import { ProvisoError } from '@proviso/core/vocabulary';
import { MOST_PDF_STREAMS, MOST_UNPACKED_BYTES } from './limits.ts';

const DICTIONARY_WITHIN_BYTES = 1024;

export function refuseBombs(name: string, bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = MOST_UNPACKED_BYTES;
  let streams = 0;
  for (let at = view.indexOf('stream'); at >= 0; ) {
    const end = view.indexOf('endstream', at + 6);
    if (end < 0) return;
    streams++;
    if (streams > MOST_PDF_STREAMS)
      throw new ProvisoError(
        'E_TOO_LARGE',
        `\`${name}\` has more than \`${MOST_PDF_STREAMS}\` parts; pass its text`,
      );
    const before = view.toString('latin1', Math.max(0, at - DICTIONARY_WITHIN_BYTES), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    let content: Uint8Array = view.subarray(at + (view[at + 6] === 0x0d ? 8 : 7), end);
    if (!/\/Image\b/.test(dictionary))
      for (let layer = 0; layer < layers; layer++) {
        content = inflated(name, content, left);
        left -= content.length;
      }
    at = view.indexOf('stream', end + 9);
  }
}

/** Nothing where it is no such packing: the reader is lenient there, and so is this. */
function inflated(name: string, bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, maxOutputLength), finishFlush: 2 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return new Uint8Array();
    throw new ProvisoError(
      'E_TOO_LARGE',
      `\`${name}\` unpacks to more than ${MOST_UNPACKED_BYTES / 1024 / 1024} MiB; pass the text of one report`,
    );
  }
}
