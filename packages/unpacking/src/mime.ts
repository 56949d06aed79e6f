/** The bytes of a mail, or of one part of it, → what postal-mime reads in them; what is broken or endless is refused. */
import { ProvisoError } from '@proviso/core/vocabulary';
import PostalMime, { type Email } from 'postal-mime';
import { headAt, headersIn } from './head.ts';
import { MOST_MAIL_DEPTH, MOST_MAIL_HEADER_BYTES, MOST_MAIL_LINES, MOST_MAIL_PARTS } from './limits.ts';

export async function mailOf(name: string, bytes: Uint8Array): Promise<Email> {
  checkSize(name, bytes);
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MOST_MAIL_DEPTH,
      maxHeadersSize: MOST_MAIL_HEADER_BYTES,
      maxRfc822NestingDepth: 2,
    });
  } catch (error) {
    const message = (error as Error).message;
    throw /maximum/i.test(message)
      ? new ProvisoError('E_TOO_DEEP', `\`${name}\` nests its parts or grows its headers beyond any mail`)
      : new ProvisoError('E_DAMAGED', `\`${name}\` does not decode: ${message}`);
  }
}

/** Where a mail of several parts says that they part, as `--boundary`; null for a mail of one part. */
export function boundaryOf(bytes: Uint8Array): string | null {
  const type = mimeHeadersOf(bytes).get('content-type') ?? '';
  const given = /^multipart\/[\s\S]*?;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  return given ? `--${given[1] ?? given[2]}` : null;
}

export const mimeHeadersOf = (bytes: Uint8Array): Map<string, string> => headersIn(headAt(bytes, 0).lines);

/** A mail of several parts ends by saying so. */
export function checkEnd(name: string, bytes: Uint8Array, boundary: string): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.includes(`\n${boundary}--`)) return;
  throw new ProvisoError('E_DAMAGED', `\`${name}\` ends before its last part does; get it again`);
}

/** Counted before anything is built of them. */
function checkSize(name: string, bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let lines = 0;
  let parts = 0;
  for (let at = view.indexOf('\n'); at >= 0; at = view.indexOf('\n', at + 1)) {
    lines++;
    if (view[at + 1] === 0x2d && view[at + 2] === 0x2d) parts++;
    if (lines <= MOST_MAIL_LINES && parts <= MOST_MAIL_PARTS) continue;
    throw new ProvisoError(
      'E_TOO_LARGE',
      `\`${name}\` has more than \`${MOST_MAIL_LINES}\` lines or \`${MOST_MAIL_PARTS}\` parts; pass one report`,
    );
  }
}
