/** The job of `bench/decision/shared-job.ts`, done by another engine. */
import type { SharedJob } from '../../decision/shared-job.ts';

type Peer = {
  name: string;
  /** Whether the point is allowed on the day (ISO). */
  isAllowed: (point: readonly string[], day: string) => boolean | Promise<boolean>;
};

export type OpenPeer = (job: SharedJob) => Promise<Peer>;
