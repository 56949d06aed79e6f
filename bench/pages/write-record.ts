/** A path, so many reports and policies → a made-up record there, and what the addresses of its pages are made of. */
import { hash } from 'node:crypto';
import { PASSAGE_KINDS, termsIn } from '@proviso/core/record';
import type { EntryBody } from '@proviso/core/vocabulary';
import { openSqliteStore } from '@proviso/store';
import { synthetic } from '../record/synthetic.ts';

/** What stands between braces in `kinds.json`, of one page each. */
export type Named = Record<'policy' | 'report' | 'entry' | 'word' | 'recorded', string[]>;

const REPORTS_AT_ONCE = 50;
const AT = Date.UTC(2026, 0, 1);

export async function writeRecord(
  path: string,
  { seed, reports, policies }: { seed: number; reports: number; policies: number },
): Promise<{ entries: number; named: Named }> {
  const made = synthetic(seed, (data) => hash('sha256', data, 'hex'), policies);
  const store = openSqliteStore(path);
  const named: Named = { policy: [], report: [], entry: [], word: [], recorded: [] };
  let at = AT;
  await store.append(
    made.policies.map((policy) => ({ kind: 'policy', policy })),
    at,
  );
  for (let done = 0; done < reports; done += REPORTS_AT_ONCE) {
    const bodies: EntryBody[] = [];
    const bytes = new Map<string, Uint8Array>();
    for (let i = 0; i < Math.min(REPORTS_AT_ONCE, reports - done); i++) {
      const next = made.next();
      bodies.push(...next.bodies);
      for (const [sha, content] of next.bytes) bytes.set(sha, content);
    }
    at += 60_000;
    const entries = await store.append(bodies, at, { bytes });
    note(named, entries!.at(-1)!.seq, bodies);
  }
  // What is brought on when it is first asked for, after so much at once, is no part of a page's time.
  await store.views.overview();
  await store.views.search({ terms: termsIn('exports'), kinds: PASSAGE_KINDS, policy: null, most: 1 });
  const { size } = await store.head();
  named.recorded.push(...[0.3, 0.6, 0.9].map((share) => new Date(AT + (at - AT) * share).toISOString()));
  await store.close();
  return { entries: size, named };
}

/** Of each batch one of everything. */
function note(named: Named, seq: number, bodies: readonly EntryBody[]): void {
  named.entry.push(String(seq));
  const reading = bodies.find((body) => body.kind === 'reading');
  const claim = bodies.find((body) => body.kind === 'claim');
  if (reading) {
    named.report.push(reading.reading.report.sha256);
    named.word.push(reading.reading.article.headline?.split(' ').at(-2)?.replace(',', '') ?? 'exports');
  }
  if (claim) named.policy.push(claim.claim.policy);
}
