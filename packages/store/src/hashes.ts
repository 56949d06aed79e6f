/** Hashes as the record writes them, as SQLite keeps them, and short ones that only find what is then compared. */
import { hash } from 'node:crypto';

/** Lower-case hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

export const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

export const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');

/** A hash as bytes; what is none, as it is. */
export const keyOf = (sha: string): Uint8Array | string => (/^[0-9a-f]{64}$/.test(sha) ? bytesOf(sha) : sha);

export const shaOf = (key: unknown): string => (typeof key === 'string' ? key : hexOf(key as Uint8Array));

const SHORT_HEX = 12;

/** 48 bits: what else has the same is rare, and must be told apart by whoever looks. */
export const shortHash = (text: string): number => Number.parseInt(sha256(text).slice(0, SHORT_HEX), 16);
