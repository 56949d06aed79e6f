/** A record that lives as long as the program: for tests, and for trying out what would be. */
import { createHash } from 'node:crypto';
import { append, EMPTY_HEAD, type Store } from '@proviso/core/record';
import type { Entry } from '@proviso/core/vocabulary';

export function openMemoryStore(): Store {
  const entries: Entry[] = [];
  const contents = new Map<string, Uint8Array>();
  const head = () => entries.at(-1) ?? EMPTY_HEAD;

  return {
    async append(bodies, at, { bytes, after } = {}) {
      if (after !== undefined && after !== head().seq) return null;
      const added = append(head(), structuredClone([...bodies]), at, sha256);
      entries.push(...added);
      for (const [of, content] of bytes ?? []) if (!contents.has(of)) contents.set(of, content.slice());
      return structuredClone(added);
    },
    async *entries({ after = 0, kinds } = {}) {
      for (let i = after; i < entries.length; i++) {
        const entry = entries[i]!;
        if (!kinds || kinds.includes(entry.body.kind)) yield structuredClone(entry);
      }
    },
    async head() {
      const { seq, hash } = head();
      return { seq, hash };
    },
    bytes: async (of) => contents.get(of)?.slice() ?? null,
    async close() {},
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
