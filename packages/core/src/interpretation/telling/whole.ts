/** An article → whether it is itself the rule's document: its publisher is a public body, or it is written as a notice. */
import type { Article } from '../../vocabulary/index.ts';
import words from './whole.json' with { type: 'json' };

export function isNotice(article: Article): boolean {
  const publisher = article.publisher?.toLowerCase() ?? '';
  if (words.publishers.some((w) => publisher.includes(w))) return true;
  const opening = article.text.slice(0, 600).toLowerCase();
  return (
    words.openings.some((w) => opening.includes(w)) &&
    words.performatives.some((w) => article.text.toLowerCase().includes(w))
  );
}
