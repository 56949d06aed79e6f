/** A feed → RSS 2.0. */
import { html } from 'hono/html';
import { each } from '../pages/html.ts';
import type { Feed, FeedItem } from './feed.ts';

export const rss = async ({ title, about, page, self, updated, items }: Feed): Promise<string> =>
  `<?xml version="1.0" encoding="utf-8"?>\n${await html`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${title}</title>
<link>${page}</link>
<description>${about}</description>
<language>en</language>
<lastBuildDate>${dated(updated)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${self.rss}"/>
${each(items, item)}</channel>
</rss>
`}`;

const item = ({ id, title, page, recorded, content, tags }: FeedItem) => html`<item>
<title>${title}</title>
<link>${page}</link>
<guid isPermaLink="false">${id}</guid>
<pubDate>${dated(recorded)}</pubDate>
${each(tags, (tag) => html`<category>${tag}</category>\n`)}<description>${content}</description>
</item>
`;

/** As RFC 822 has it, with a year of four digits: `Thu, 30 May 2024 18:00:00 GMT`. */
const dated = (instant: string): string => new Date(instant).toUTCString();
