/** A bulletin → Markdown: the same sentences, each followed by links to its entries. Words of reports format nothing. */
import { sayMoment } from '../dates.ts';
import type { News } from './news.ts';
import { counted, type NewsSentence } from './sentence.ts';
import words from './words.json' with { type: 'json' };

/** Where things stand, as whole addresses. */
export type NewsPlaces = {
  page: string;
  entry: (seq: number) => string;
};

export function newsMarkdown(news: News, places: NewsPlaces): string {
  const told = (sentence: NewsSentence) => `${plain(sentence.text)}${marks(sentence, places)}`;
  const paragraphs = news.paragraphs.map(
    ({ heading, sentences }) => `## ${plain(heading)}\n\n${sentences.map(told).join(' ')}`,
  );
  return [
    `# ${plain(news.headline)}`,
    ...news.standfirst.map(({ text }) => `**${plain(text)}**`),
    ...paragraphs,
    `[${plain(news.policy.name)}](${places.page}), ${sayMoment(news.at)}`,
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

const marks = ({ entries }: NewsSentence, { entry }: NewsPlaces): string =>
  entries.length === 0
    ? ''
    : ` (${counted(words.entries, entries.length)} ${entries.map((seq) => `[${seq}](${entry(seq)})`).join(', ')})`;

/** Every sign that Markdown or the HTML in it could take for its own. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
