/**
 * Canonical JSON ↔ the bytes that keep it: a long body is packed by zstd against a dictionary of what all bodies share,
 * a short one stays as it is. JSON begins with `{` and a zstd frame never does, so that no mark is needed.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import dictionary from './body-dictionary.json' with { type: 'json' };

const DICTIONARY = Buffer.from(dictionary.text);
/** Packing costs time on every write and read; below this it saves little room. */
const SHORT_BYTES = 700;
const BRACE = 0x7b;

/** The engine makes a buffer of so many bytes before it begins: about the right size, it is quicker by a third. */
const roomFor = (bytes: number) => ({ dictionary: DICTIONARY, chunkSize: Math.max(512, Math.ceil(bytes)) });
const PACKED_SHARE = 0.4;
const UNPACKED_TIMES = 6;

export function packBody(canonicalJson: string): Uint8Array {
  const plain = Buffer.from(canonicalJson);
  return plain.length < SHORT_BYTES ? plain : zstdCompressSync(plain, roomFor(plain.length * PACKED_SHARE));
}

/** Throws where the bytes are not what was packed; a change that still unpacks is told by the entry's hash. */
export function unpackBody(packed: Uint8Array): string {
  const plain =
    packed[0] === BRACE ? packed : zstdDecompressSync(packed, roomFor(packed.length * UNPACKED_TIMES));
  return Buffer.from(plain.buffer, plain.byteOffset, plain.length).toString('utf8');
}
