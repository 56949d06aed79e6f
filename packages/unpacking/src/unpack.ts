/**
 * A document → the reports in it. What is text already comes back as it is; a packed file, a mail, a PDF, a saved page
 * or an archive of pages is taken apart, and what is found inside is looked at again, to a few layers.
 */
import { mediaTypeOf } from '@proviso/core/reading';
import { type NotUnpacked, ProvisoError, type Unpack, type Unpacked } from '@proviso/core/vocabulary';
import { unpackGzip } from './gzip.ts';
import { MOST_LAYERS } from './limits.ts';
import { unpackMail } from './mail.ts';
import { unpackPdf } from './pdf.ts';
import { unpackWarc } from './warc.ts';

export type Found = Unpacked | NotUnpacked;
export type Document = Parameters<Unpack>[0];

/** Takes one form apart. `again` looks at what was inside. Throws a `ProvisoError` where nothing can be taken out. */
export type Form = (document: Required<Document>, again: Unpack) => Promise<Found[]>;

const FORMS = new Map<string, Form>(
  Object.entries({
    'application/gzip': unpackGzip,
    'message/rfc822': unpackMail,
    'multipart/related': unpackMail,
    'application/warc': unpackWarc,
    'application/pdf': unpackPdf,
  }),
);

export const unpack: Unpack = (document) => unpackLayer(document, 1);

async function unpackLayer({ name, bytes, mediaType: told }: Document, layer: number): Promise<Found[]> {
  const mediaType = mediaTypeOf(bytes, told === undefined ? { name } : { name, mediaType: told });
  const form = FORMS.get(mediaType);
  if (!form) return [{ id: null, bytes, mediaType, hints: {} }];
  try {
    if (layer > MOST_LAYERS)
      throw new ProvisoError(
        'E_TOO_DEEP',
        `\`${name}\` is packed more than ${MOST_LAYERS} times over; unpack it and pass what is inside`,
      );
    return await form({ name, bytes, mediaType }, (inner) => unpackLayer(inner, layer + 1));
  } catch (error) {
    if (!(error instanceof ProvisoError)) throw error;
    return [{ id: null, bytes, mediaType, error: error.toJSON() }];
  }
}
