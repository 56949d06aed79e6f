import { createHash } from 'node:crypto';

/** Of bytes, or of a text's UTF-8 bytes; lower-case hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
