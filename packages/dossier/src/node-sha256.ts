import { createHash } from 'node:crypto';

/** As Node has it; in the file itself, where there is no Node, the checker brings its own. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
