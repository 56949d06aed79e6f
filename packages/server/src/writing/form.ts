/** A form that was sent → its fields, once it is known to be small enough and one of this server's own. */
import { MOST_DOCUMENT_BYTES, ProvisoError } from '@proviso/core/vocabulary';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem } from '../problem.ts';
import type { Writing } from './writing.ts';

export type Form = {
  /** The last of that name, without white space around it; empty where there is none. */
  word: (name: string) => string;
  words: (name: string) => string[];
  /** As it was typed, with line ends as a file has them. */
  text: (name: string) => string;
  /** Null where none was chosen. */
  file: (name: string) => File | null;
};

/** A word and a reason; nothing that a person types into a field is longer. */
const MOST_WORD_BYTES = 64 * 1024;
/** A document, with the form around it. */
const MOST_BYTES = MOST_DOCUMENT_BYTES + MOST_WORD_BYTES;

const limited = (maxSize: number, said: string): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      // What is still on its way is not waited for.
      c.header('connection', 'close');
      return problem(c, 413, {
        code: 'E_TOO_LARGE',
        message: `what was sent is larger than ${said}, the most that is taken here`,
      });
    },
  });

export const smallForm = limited(MOST_WORD_BYTES, '64 KiB');
export const documentForm = limited(MOST_BYTES, '32 MiB');

export async function formIn(c: Context, writing: Writing): Promise<Form> {
  const data = await c.req.formData().catch(() => {
    throw new ProvisoError('E_USAGE', 'the form cannot be read: send it anew from the page that shows it');
  });
  const all = (name: string): string[] =>
    data.getAll(name).filter((value): value is string => typeof value === 'string');
  const form: Form = {
    word: (name) => all(name).at(-1)?.trim() ?? '',
    words: (name) => all(name).map((value) => value.trim()),
    text: (name) => (all(name).at(-1) ?? '').replace(/\r\n?/g, '\n'),
    file: (name) => {
      const found = data.get(name);
      return found instanceof File && (found.size > 0 || found.name !== '') ? found : null;
    },
  };
  if (!writing.isToken(form.word('token')))
    throw new ProvisoError(
      'E_WRITE_REFUSED',
      'the server was started anew since this page was opened: go back, load the page again and send it once more',
    );
  return form;
}
