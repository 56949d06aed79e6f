/** A form for a report → the document that came with it: one kept from before, a file, a page at an address, or the text itself. */
import { MOST_DOCUMENT_BYTES, ProvisoError } from '@proviso/core/vocabulary';
import type { House } from '../house.ts';
import type { Form } from './form.ts';
import type { Kept, Tray } from './tray.ts';

export async function documentIn(sent: Form, tray: Tray, fetchReport: House['fetchReport']): Promise<Kept> {
  const key = sent.word('kept');
  if (key !== '') {
    const kept = tray.find(key);
    if (kept) return kept;
    throw new ProvisoError(
      'E_NOT_FOUND',
      'the document was kept for half an hour and is gone: send it once more',
    );
  }
  const file = sent.file('file');
  if (file) {
    if (file.size > MOST_DOCUMENT_BYTES)
      throw new ProvisoError(
        'E_TOO_LARGE',
        `\`${plainName(file.name)}\` is larger than 32 MiB, the most that is read`,
      );
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: plainName(file.name), loaded: { bytes, retrieved: null } };
  }
  const address = sent.word('address');
  if (address !== '') {
    if (!fetchReport)
      throw new ProvisoError(
        'E_FETCH_REFUSED',
        'no address is fetched here: save the page and send the file',
      );
    return { name: address, loaded: await fetchReport(address) };
  }
  const text = sent.text('text');
  if (text.trim() === '')
    throw new ProvisoError('E_EMPTY', 'nothing was sent: paste a text, choose a file or give an address');
  return { name: 'pasted text', loaded: { bytes: new TextEncoder().encode(text), retrieved: null } };
}

/** A name alone: no folder, nothing that is no letter of it. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 120) || 'a file';
