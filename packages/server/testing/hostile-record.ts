/**
 * The example record, and in each of its words that a page shows a piece that would break out of HTML, XML, JSON or a
 * header: names, headlines, speakers, quotations, reasons. What points into a text stays as it was.
 */
import type { EntryBody } from '@proviso/core/vocabulary';
import type { Desk, Store } from '@proviso/desk';
import { openMemoryStore } from '@proviso/store';
import { emptyDesk, exampleDesk } from './example-record.ts';

export const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>&lt;\u0001\ufffe\ud800 \u2028\r\nx-evil: 1\r\n\r\ndata: {{7*7}} -->`;

/** Words that people read; everything else is an id, a date or a kind. */
const READ = ['name', 'about', 'speaker', 'outlet', 'headline', 'reason', 'source', 'publisher'];

export async function hostileDesk(): Promise<{ desk: Desk; store: Store }> {
  const example = await exampleDesk();
  const store = openMemoryStore();
  for await (const { body, recorded } of example.store.entries())
    await store.append([poisoned(body)], Date.parse(recorded));
  return { desk: emptyDesk(store), store };
}

function poisoned(body: EntryBody): EntryBody {
  if (body.kind === 'claim') {
    const { receipt } = body.claim;
    const words = (quote: typeof receipt.anchor) => ({ ...quote, text: quote.text + HOSTILE });
    const claim = {
      ...body.claim,
      receipt: { ...receipt, anchor: words(receipt.anchor), sentence: words(receipt.sentence) },
    };
    return inside({ ...body, claim }) as EntryBody;
  }
  return inside(body) as EntryBody;
}

function inside(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return READ.includes(name) ? value + HOSTILE : value;
  if (Array.isArray(value)) return value.map((one) => inside(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inside(member, key)]));
}
