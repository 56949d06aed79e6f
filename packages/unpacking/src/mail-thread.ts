/** In a thread of its own: a mail's bytes → what postal-mime reads in them. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Coded } from '@proviso/core/vocabulary';
import PostalMime from 'postal-mime';
import { MOST_MAIL_DEPTH, MOST_MAIL_HEADER_BYTES } from './limits.ts';
import type { Mail } from './mime.ts';
import type { Said, Task } from './thread.ts';

const { name, bytes } = workerData as Task;
parentPort?.postMessage({ answer: await read() } satisfies Said<Mail>);

async function read(): Promise<Mail | Coded> {
  try {
    const mail = await PostalMime.parse(bytes, {
      maxNestingDepth: MOST_MAIL_DEPTH,
      maxHeadersSize: MOST_MAIL_HEADER_BYTES,
      maxRfc822NestingDepth: 2,
    });
    return {
      headers: mail.headers.map(({ key, value }) => ({ key, value })),
      subject: mail.subject ?? '',
      sender: mail.from?.name ?? '',
      html: mail.html ?? '',
      text: mail.text ?? '',
      carried: mail.attachments.map(({ filename, mimeType, content }) => ({
        filename,
        mimeType,
        bytes: mimeType === 'application/pdf' && typeof content !== 'string' ? new Uint8Array(content) : null,
      })),
    };
  } catch (error) {
    const { message } = error as Error;
    return /maximum/i.test(message)
      ? { code: 'E_TOO_DEEP', message: `\`${name}\` nests its parts or grows its headers beyond any mail` }
      : { code: 'E_DAMAGED', message: `\`${name}\` does not decode: ${message}` };
  }
}
