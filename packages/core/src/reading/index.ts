export { type FeedItem, unfold } from './feed/feed.ts';
export { baseType, mediaTypeOf } from './media-type.ts';
export { readArticle } from './read-article.ts';
