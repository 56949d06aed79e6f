/**
 * The desk and the model → whether questions can be answered and reports be read: the record's last entry is read and
 * proven to stand under its head, and the model's files are those that were trained.
 */
import { createHash } from 'node:crypto';
import { verifyFile } from '@proviso/core/publishing';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';

export type Readiness = {
  record: { ok: true; size: number; root: string } | { ok: false; error: Coded };
  model: { ok: true } | { ok: false; error: Coded };
};

export async function readiness(
  desk: Pick<Desk, 'head' | 'proveEntry'>,
  checkModel: () => void,
): Promise<Readiness> {
  return { record: await recordOf(desk), model: modelOf(checkModel) };
}

async function recordOf(desk: Pick<Desk, 'head' | 'proveEntry'>): Promise<Readiness['record']> {
  try {
    const { size, root } = await desk.head();
    if (size > 0) {
      const { faults } = verifyFile(await desk.proveEntry(size), sha256);
      if (faults.length > 0)
        throw new ProvisoError(
          'E_RECORD_DAMAGED',
          `entry ${size} does not stand in the log of the record’s head`,
        );
    }
    return { ok: true, size, root };
  } catch (thrown) {
    return { ok: false, error: codedOf(thrown) };
  }
}

function modelOf(checkModel: () => void): Readiness['model'] {
  try {
    checkModel();
    return { ok: true };
  } catch (thrown) {
    return { ok: false, error: codedOf(thrown) };
  }
}

const codedOf = (thrown: unknown): Coded =>
  thrown instanceof ProvisoError
    ? thrown.toJSON()
    : {
        code: 'E_INTERNAL',
        message: 'it failed in a way that nobody expected: the server’s own output says why',
      };

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
