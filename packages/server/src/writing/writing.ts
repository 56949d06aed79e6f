/**
 * What a server that may change its record holds while it runs: the token that its own forms carry, the documents that
 * wait for what is not told in them, and whether a report is being read. One that only reads has none of it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { openTray, type Tray } from './tray.ts';

export type Writing = {
  /** New with every start: no page elsewhere knows it. */
  token: string;
  isToken: (told: string) => boolean;
  tray: Tray;
  /** One at a time; null where another is at it. */
  alone: <T>(work: () => Promise<T>) => Promise<T> | null;
};

export function openWriting(now: () => number): Writing {
  const token = randomBytes(24).toString('base64url');
  let busy = false;
  return {
    token,
    isToken: (told) => timingSafeEqual(digest(told), digest(token)),
    tray: openTray(now),
    alone(work) {
      if (busy) return null;
      busy = true;
      return work().finally(() => {
        busy = false;
      });
    },
  };
}

/** Of one length, as a comparison in constant time needs them. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
