/**
 * Documents that were sent or fetched, kept for as long as it takes to ask for what they do not tell. Few, for minutes,
 * and of a bounded size together: the oldest goes first.
 */
import { randomBytes } from 'node:crypto';
import { MOST_DOCUMENT_BYTES } from '@proviso/core/vocabulary';
import type { Source } from '@proviso/desk';

type Loaded = Awaited<ReturnType<Source['load']>>;
export type Kept = { name: string; loaded: Loaded };

export type Tray = {
  /** Gives the key by which it is found again. */
  keep: (kept: Kept) => string;
  find: (key: string) => Kept | null;
  drop: (key: string) => void;
};

const MOST_BYTES = 2 * MOST_DOCUMENT_BYTES;
const MOST_MINUTES = 30;

export function openTray(now: () => number): Tray {
  const kept = new Map<string, Kept & { until: number }>();
  const clear = () => {
    let bytes = 0;
    for (const [key, { until, loaded }] of [...kept].reverse()) {
      bytes += loaded.bytes.length;
      if (until < now() || bytes > MOST_BYTES) kept.delete(key);
    }
  };
  return {
    keep({ name, loaded }) {
      const key = randomBytes(12).toString('base64url');
      kept.set(key, { name, loaded, until: now() + MOST_MINUTES * 60_000 });
      clear();
      return key;
    },
    find(key) {
      clear();
      return kept.get(key) ?? null;
    },
    drop: (key) => {
      kept.delete(key);
    },
  };
}
