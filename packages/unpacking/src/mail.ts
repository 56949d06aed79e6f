/**
 * A mail → the report that it is: its HTML, or else its text, with the subject as headline, the sender as publisher and
 * its date. A mail that says nothing itself and carries PDFs gives those; one that holds a saved page gives that.
 */
import { type Hints, ProvisoError } from '@proviso/core/vocabulary';
import { boundaryOf, checkEnd, type Mail, mailOf } from './mime.ts';
import { savedPageIn } from './saved-page.ts';
import type { Form, Found } from './unpack.ts';

const encoder = new TextEncoder();

export const unpackMail: Form = async (document, again) => {
  const page = await savedPageIn(document);
  if (page) return [page];
  const { name, bytes, mediaType } = document;
  const boundary = boundaryOf(bytes);
  const mail = await mailOf(name, bytes);
  if (mail.headers.length === 0)
    throw new ProvisoError('E_DAMAGED', `\`${name}\` begins with no header, so it is no mail`);
  if (isEncrypted(mail))
    throw new ProvisoError('E_ENCRYPTED', `\`${name}\` is an encrypted mail: save it decrypted`);
  if (boundary) checkEnd(name, bytes, boundary);
  const hints = hintsIn(mail);
  const legible = legibleIn(mail);
  if (legible) return [{ id: null, bytes, mediaType, legible, hints }];
  const found: Found[] = [];
  for (const [i, { filename, mimeType, bytes: content }] of mail.carried.entries()) {
    if (content === null) continue;
    const id = filename ?? String(i + 1);
    for (const inner of await again({ name: id, bytes: content, mediaType: mimeType }))
      found.push('error' in inner ? { ...inner, id } : { ...inner, id, hints: { ...hints, ...inner.hints } });
  }
  if (found.length > 0) return found;
  throw new ProvisoError('E_NO_STORY', `\`${name}\` is a mail without text; pass what it carries`);
};

function legibleIn({ html, text }: Mail): { bytes: Uint8Array; mediaType: string } | null {
  if (html.trim() !== '') return { bytes: encoder.encode(html), mediaType: 'text/html' };
  return text.trim() === '' ? null : { bytes: encoder.encode(text), mediaType: 'text/plain' };
}

/** The date as the mail writes it, with its zone. */
function hintsIn({ subject, sender, headers }: Mail): Hints {
  const date = headers.find(({ key }) => key === 'date')?.value.trim() ?? '';
  const headline = subject.replace(/\s+/g, ' ').trim();
  const publisher = sender.trim();
  return {
    charset: 'utf-8',
    ...(headline ? { headline } : {}),
    ...(publisher ? { publisher } : {}),
    ...(Number.isNaN(Date.parse(date)) ? {} : { published: date }),
  };
}

const isEncrypted = ({ headers, carried }: Mail): boolean =>
  /^\s*(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)/i.test(
    headers.find(({ key }) => key === 'content-type')?.value ?? '',
  ) || carried.some(({ mimeType }) => mimeType === 'application/pgp-encrypted');
