/** A feed → Atom (RFC 4287). */
import { html } from 'hono/html';
import { each } from '../pages/html.ts';
import type { Feed, FeedItem } from './feed.ts';

export const atom = async ({ id, title, about, page, self, updated, items }: Feed): Promise<string> =>
  `<?xml version="1.0" encoding="utf-8"?>\n${await html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${id}</id>
<title>${title}</title>
<subtitle>${about}</subtitle>
<updated>${updated}</updated>
<author><name>Proviso</name></author>
<generator>Proviso</generator>
<link rel="self" type="application/atom+xml" href="${self.atom}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${each(items, entry)}</feed>
`}`;

const entry = ({ id, title, page, recorded, content, tags }: FeedItem) => html`<entry>
<id>${id}</id>
<title>${title}</title>
<published>${recorded}</published>
<updated>${recorded}</updated>
<link rel="alternate" type="text/html" href="${page}"/>
${each(tags, (tag) => html`<category term="${tag}"/>\n`)}<content type="html">${content}</content>
</entry>
`;
