/** The bytes of a mail, or of one part of it, → what postal-mime reads in them; what is broken or endless is refused. */
import { ProvisoError } from '@proviso/core/vocabulary';
import { headAt, headersIn } from './head.ts';
import { MAIL_MS, MOST_MAIL_LINES, MOST_MAIL_PARTS } from './limits.ts';
import { inThread } from './thread.ts';

/** Parts of a mail that its reader left as they are. */
type Carried = { filename: string | null; mimeType: string; bytes: Uint8Array | null };
export type Mail = {
  headers: { key: string; value: string }[];
  subject: string;
  sender: string;
  html: string;
  text: string;
  carried: Carried[];
};

export async function mailOf(name: string, bytes: Uint8Array): Promise<Mail> {
  checkSize(name, bytes);
  const mayTakeMs = MAIL_MS.start + (bytes.length / 1_000_000) * MAIL_MS.megabyte;
  const mail = await inThread<Mail>('mail', { name, bytes }, mayTakeMs);
  if ('code' in mail) throw new ProvisoError(mail.code, mail.message);
  return mail;
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
