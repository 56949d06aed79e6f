/** A tracker → an Atom feed (RFC 4287) of its events, the last recorded first; an entry's id never changes. */
import { type Event, sayDate, sayWho, type Tracker } from '@proviso/core/publishing';
import { html } from 'hono/html';
import { feedPath, policyPath } from './pages/links.ts';
import { anchorOf } from './pages/timeline.ts';

const MAX_ENTRIES = 50;

/** `origin` is `http://localhost:4321`; `now` an instant, told where the record is empty. */
export async function atomFeed(
  { bulletin, timeline }: Tracker,
  origin: string,
  now: string,
): Promise<string> {
  const { id, name } = bulletin.policy;
  const entries = timeline.events
    .map((event) => ({ event, updated: lastRecorded(event) }))
    .sort((a, b) => (a.updated < b.updated ? 1 : -1))
    .slice(0, MAX_ENTRIES);
  const feed = await html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:proviso,2026:${encodeURIComponent(id)}</id>
<title>${name}: changes</title>
<subtitle>${bulletin.asReported.sentence}</subtitle>
<updated>${entries[0]?.updated ?? now}</updated>
<author><name>Proviso</name></author>
<link rel="self" type="application/atom+xml" href="${origin}${feedPath(id)}"/>
<link rel="alternate" type="text/html" href="${origin}${policyPath(id)}"/>
${entries.map(
  ({ event, updated }) => html`<entry>
<id>tag:proviso,2026:${encodeURIComponent(id)}/${encodeURIComponent(event.id)}</id>
<title>${event.label}: ${event.covers.text}</title>
<updated>${updated}</updated>
<link rel="alternate" type="text/html" href="${origin}${policyPath(id)}#${anchorOf(event.id)}"/>
<summary>${summaryOf(event)}</summary>
</entry>
`,
)}</feed>
`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${String(feed).replace(NOT_XML, '')}`;
}

/** XML 1.0 has no way to write these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const lastRecorded = (event: Event): string =>
  event.says
    .map(({ recorded }) => recorded)
    .sort()
    .at(-1) ?? '';

function summaryOf(event: Event): string {
  const { valid, says } = event;
  const [first] = says;
  const dates = [
    valid.from ? `from ${sayDate(valid.from)}` : 'start not told',
    valid.until ? `until ${sayDate(valid.until)}` : 'end not told',
  ].join(', ');
  return first ? `‹${first.words}› ${sayWho(first)}; ${dates}.` : `${dates}.`;
}
