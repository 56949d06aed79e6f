/**
 * Entries ↔ a folder of JSON that a person can read and Git can compare: a file for each policy with a line for each
 * version, a folder for each report with its bytes, its readings and the words said on it. `order` is an entry's place
 * among the others; when the record took it in stays behind, for another record takes it in at another time.
 */
import { canonicalJson } from '../record/index.ts';
import type { Entry, EntryBody } from '../vocabulary/index.ts';

/** A piece of a file: pieces of one path follow each other. */
export type Piece = { path: string; text: string };

type Ordered = { order: number } & EntryBody;

/** Where an entry goes. Claims taken back are told by where they stand, so a retraction needs the claim's report. */
export function openFolder(): (entry: Entry) => Piece {
  const readings = new Map<string, number>();
  const reportOfClaim = new Map<string, string>();
  return ({ seq, body }) => {
    const line = { path: '', text: `${canonicalJson({ order: seq, ...body })}\n` };
    switch (body.kind) {
      case 'reading': {
        const { sha256 } = body.reading.report;
        const nth = (readings.get(sha256) ?? 0) + 1;
        readings.set(sha256, nth);
        const text = `${JSON.stringify({ order: seq, ...body }, null, 1)}\n`;
        return { path: `reports/${sha256}/reading-${nth}.json`, text };
      }
      case 'policy':
        return { ...line, path: `policies/${body.policy.id}.jsonl` };
      case 'review':
        return { ...line, path: `reports/${body.report}/words.jsonl` };
      case 'claim':
        reportOfClaim.set(body.claim.id, body.claim.report);
        return { ...line, path: `reports/${body.claim.report}/words.jsonl` };
      case 'retraction':
        return { ...line, path: `reports/${reportOfClaim.get(body.claim)}/words.jsonl` };
      case 'check':
        return { ...line, path: 'checks.jsonl' };
    }
  };
}

export const bytesPath = (report: string): string => `reports/${report}/report`;

/** The entries that a file of the folder holds, in no order yet. Throws a SyntaxError where it holds none. */
export function entriesIn(path: string, text: string): { order: number; body: EntryBody }[] {
  const lines = path.endsWith('.jsonl') ? text.split('\n').filter((line) => line !== '') : [text];
  return lines.map((line) => {
    const { order, ...body } = JSON.parse(line) as Ordered;
    if (!Number.isSafeInteger(order) || typeof body.kind !== 'string')
      throw new SyntaxError('an entry has an `order` and a `kind`');
    return { order, body: body as EntryBody };
  });
}
