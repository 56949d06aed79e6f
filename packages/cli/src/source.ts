/**
 * What the command line names → a source for the desk: a path, an address, or `-` for standard input. Nothing is
 * loaded before it is asked for, and a file that is too large is told by its size alone.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MOST_DOCUMENT_BYTES, ProvisoError } from '@proviso/core/vocabulary';
import type { Source } from '@proviso/desk';

export function sourceOf(name: string): Source {
  if (name === '-') return { name, load: () => received(process.stdin, 'standard input') };
  if (/^https?:\/\//i.test(name)) return { name, load: () => fetched(name) };
  return { name, load: () => loadFile(name) };
}

/** Several of them, in order; `tell` hears of each when it is its turn to be loaded, counted from one. */
export const sourcesOf = (names: readonly string[], tell: (name: string, nth: number) => void): Source[] =>
  names.map((name, index) => {
    const source = sourceOf(name);
    return {
      name,
      load() {
        tell(name, index + 1);
        return source.load();
      },
    };
  });

/** Which of the names that were asked for a result belongs to: of a feed's item, the feed's. */
export const nameAmong = (names: readonly string[], source: string): string =>
  names.find((name) => source === name || source.startsWith(`${name}#`)) ?? source;

/** What only some calls need is loaded when they do: the command answers sooner. */
const fetched = async (address: string) => (await import('@proviso/fetching')).fetchReport(address);

async function loadFile(path: string): Promise<Loaded> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (found.isDirectory())
    throw new ProvisoError(
      'E_IS_DIRECTORY',
      `\`${path}\` is a folder: name the files in it, \`${path.replace(/\/+$/, '')}/*\``,
    );
  if (found.size > MOST_DOCUMENT_BYTES) throw tooLarge(path);
  return received(createReadStream(path), path);
}

type Loaded = { bytes: Uint8Array; retrieved: null };

async function received(stream: AsyncIterable<Uint8Array | string>, name: string): Promise<Loaded> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > MOST_DOCUMENT_BYTES) throw tooLarge(name);
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
  } catch (error) {
    throw error instanceof ProvisoError ? error : unreadable(name, error as NodeJS.ErrnoException);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks, length)), retrieved: null };
}

const tooLarge = (name: string) =>
  new ProvisoError(
    'E_TOO_LARGE',
    `\`${name}\` is larger than 32 MiB, the most that is read: pass one report's page`,
  );

function unreadable(path: string, { code, message }: NodeJS.ErrnoException): ProvisoError {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new ProvisoError(
      'E_NOT_FOUND',
      `there is no file \`${path}\`: paths begin in the folder you are in`,
    );
  if (code === 'EISDIR')
    return new ProvisoError('E_IS_DIRECTORY', `\`${path}\` is a folder: name the files in it`);
  if (code === 'EACCES' || code === 'EPERM')
    return new ProvisoError('E_UNREADABLE', `\`${path}\` may not be read by you: ask its owner`);
  return new ProvisoError('E_UNREADABLE', `\`${path}\` cannot be opened: ${message}`);
}
