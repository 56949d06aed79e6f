/** A feed → JSON Feed 1.1, each item with the change as data beside it. */
import type { Feed } from './feed.ts';

export const jsonFeed = ({ title, about, page, self, items }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: about,
    home_page_url: page,
    feed_url: self.json,
    language: 'en',
    authors: [{ name: 'Proviso' }],
    items: items.map((item) => ({
      id: item.id,
      url: item.page,
      title: item.title,
      content_html: item.content,
      date_published: item.recorded,
      tags: item.tags,
      _proviso: item.change,
    })),
  });
