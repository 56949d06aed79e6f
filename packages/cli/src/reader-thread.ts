/** On a thread of its own: the reports it is sent, one at a time → what is read in each, or why nothing could be. */
import { parentPort } from 'node:worker_threads';
import { ProvisoError } from '@proviso/core/vocabulary';
import { readHere } from './compose.ts';
import type { Asked, Said } from './readers.ts';

const say = (said: Said) => parentPort?.postMessage(said);

async function answerTo({ unread, options }: Asked): Promise<Said> {
  try {
    return { result: await readHere(unread, options) };
  } catch (error) {
    return error instanceof ProvisoError ? { refused: error.toJSON() } : { failed: error as Error };
  }
}

parentPort?.on('message', async (asked: Asked) => say(await answerTo(asked)));
say({ ready: true });
