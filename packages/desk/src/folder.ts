/**
 * The record ↔ a folder of JSON, as pieces of files: what a person reads and Git compares. A folder is taken into an
 * empty record alone, and every entry keeps its place; when it was recorded there is another matter than here.
 */
import { bytesPath, entriesIn, openFolder, type Piece } from '@proviso/core/exchange';
import { type EntryBody, ProvisoError } from '@proviso/core/vocabulary';
import type { Effects } from './effects.ts';
import type { RecordBook } from './record-book.ts';
import { validPolicy } from './valid-policy.ts';

/** A report's bytes, or a piece of text; pieces of one path follow each other. */
export type FolderPiece = Piece | { path: string; bytes: Uint8Array };

export async function* folderOf({ store }: Effects): AsyncGenerator<FolderPiece> {
  const pieceOf = openFolder();
  const reports = new Set<string>();
  for await (const entry of store.entries()) {
    yield pieceOf(entry);
    if (entry.body.kind !== 'reading' || reports.has(entry.body.reading.report.sha256)) continue;
    const { sha256 } = entry.body.reading.report;
    reports.add(sha256);
    const bytes = await store.bytes(sha256);
    if (bytes) yield { path: bytesPath(sha256), bytes };
  }
}

/** A folder's files of entries, and a way to a report's bytes; null where the folder has none. */
export type Folder = {
  files: () => AsyncIterable<{ path: string; text: string }>;
  bytesOf: (path: string) => Promise<Uint8Array | null>;
};

const ENTRIES_A_BATCH = 200;

export async function takeFolder(effects: Effects, book: RecordBook, folder: Folder): Promise<number> {
  const found: Found[] = [];
  for await (const { path, text } of folder.files()) found.push(...entriesOf(path, text));
  found.sort((a, b) => a.order - b.order);
  const twice = found.find(({ order }, i) => found[i + 1]?.order === order);
  if (twice) throw invalid(twice.path, `two entries have the order ${twice.order}`);
  for (let at = 0; at < found.length; at += ENTRIES_A_BATCH) {
    const batch = found.slice(at, at + ENTRIES_A_BATCH);
    const bytes = new Map<string, Uint8Array>();
    for (const { path, body } of batch) {
      if (body.kind !== 'reading') continue;
      const { sha256 } = body.reading.report;
      const held = await folder.bytesOf(bytesPath(sha256));
      if (held === null || effects.sha256(held) !== sha256)
        throw invalid(path, `\`${bytesPath(sha256)}\` ${held ? 'holds other bytes' : 'is missing'}`);
      bytes.set(sha256, held);
    }
    await book.change((view) => {
      if (view.seq !== at) throw notEmpty(view.seq);
      return { bodies: batch.map(({ body }) => body), bytes, result: undefined };
    });
  }
  return found.length;
}

type Found = { order: number; body: EntryBody; path: string };

const KINDS: readonly EntryBody['kind'][] = ['reading', 'policy', 'review', 'claim', 'retraction', 'check'];

function entriesOf(path: string, text: string): Found[] {
  try {
    return entriesIn(path, text).map(({ order, body }) => {
      if (!KINDS.includes(body.kind)) throw new SyntaxError(`there is no kind \`${body.kind}\` of entry`);
      return {
        order,
        path,
        body: body.kind === 'policy' ? { ...body, policy: validPolicy(body.policy) } : body,
      };
    });
  } catch (error) {
    throw invalid(path, (error as Error).message);
  }
}

const invalid = (path: string, why: string): ProvisoError =>
  new ProvisoError('E_FOLDER_INVALID', `the folder does not hold at \`${path}\`: ${why}`);

const notEmpty = (seq: number): ProvisoError =>
  new ProvisoError(
    'E_USAGE',
    `a folder is taken into an empty record, and this one has ${seq} entries: name another with \`--record\``,
  );
