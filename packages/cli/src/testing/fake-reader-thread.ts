/** A thread that reads nothing and does what a report's name tells it: answer, answer late, refuse, fail, or end. */
import { setTimeout } from 'node:timers/promises';
import { parentPort, threadId } from 'node:worker_threads';
import type { Asked, Said } from '../readers.ts';

const say = (said: Said) => parentPort?.postMessage(said);

parentPort?.on('message', async ({ unread: { report } }: Asked) => {
  if (report.source === 'late') await setTimeout(80);
  if (report.source === 'refused')
    say({ refused: { code: 'E_MODEL_DAMAGED', message: 'the model is not there' } });
  else if (report.source === 'failed') say({ failed: new RangeError('out of range') });
  else if (report.source === 'ends') process.exit(1);
  else say({ result: { report, error: { code: 'E_EMPTY', message: `thread ${threadId}` } } });
});
say({ ready: true });
