/** A record that lives as long as the program: for tests, and for trying out what would be. */
import { createHash } from 'node:crypto';
import { append, grow, peaksOf, rootOf, type Store, type TreeNode } from '@proviso/core/record';
import { type Entry, ProvisoError } from '@proviso/core/vocabulary';
import { memoryViews } from './memory-views.ts';

export function openMemoryStore(): Store {
  const entries: Entry[] = [];
  const contents = new Map<string, Uint8Array>();
  const inner = new Map<string, string>();

  const hashAt = ({ level, index }: TreeNode): string => {
    const hash = level === 0 ? entries[index]?.hash : inner.get(`${level}/${index}`);
    if (hash) return hash;
    throw new ProvisoError('E_RECORD_DAMAGED', `the log holds no hash of level ${level} at ${index}`);
  };
  const end = () => ({ size: entries.length, recorded: entries.at(-1)?.recorded ?? '' });

  return {
    async append(bodies, at, { bytes, after } = {}) {
      if (after !== undefined && after !== entries.length) return null;
      const added = append(end(), structuredClone([...bodies]), at, sha256).map(({ entry }) => entry);
      const peaks = peaksOf(entries.length).map(hashAt);
      const hashes = added.map(({ hash }) => hash);
      for (const { level, index, hash } of grow(entries.length, peaks, hashes, sha256).nodes)
        inner.set(`${level}/${index}`, hash);
      entries.push(...added);
      for (const [of, content] of bytes ?? []) if (!contents.has(of)) contents.set(of, content.slice());
      return structuredClone(added);
    },
    async *entries({ after = 0, through = Infinity, kinds } = {}) {
      for (let i = after; i < Math.min(entries.length, through); i++) {
        const entry = entries[i]!;
        if (!kinds || kinds.includes(entry.body.kind)) yield structuredClone(entry);
      }
    },
    head: async () => ({ ...end(), root: rootOf(peaksOf(entries.length).map(hashAt), sha256) }),
    nodes: async (wanted) => wanted.map(hashAt),
    bytes: async (of) => contents.get(of)?.slice() ?? null,
    views: memoryViews(entries),
    async *faults() {},
    rebuild: async () => ({ entries: entries.length, differed: [] }),
    async close() {},
  };
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
