/**
 * A bulletin in prose → its page: a short report whose every sentence leads to the entries it rests on, and the same for
 * machines as a block of data, which no browser runs.
 */
import {
  dataBlock,
  type JsonLd,
  type News,
  type NewsSentence,
  type RelatedPolicy,
  sayDate,
  sayMoment,
} from '@proviso/core/publishing';
import { raw } from 'hono/html';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { bulletinPath, type Clocks, clockQuery, entryPath, policyPath } from './links.ts';
import { relatedList } from './related.ts';

export type BulletinPage = {
  news: News;
  clocks: Clocks;
  related: readonly RelatedPolicy[];
  data: JsonLd;
};

export function bulletinPage({ news, clocks, related, data }: BulletinPage): Html {
  const { policy, headline, standfirst, paragraphs } = news;
  const page = policyPath(policy.id);
  const query = clockQuery(clocks);
  return layout({
    title: `${headline} – Proviso`,
    description: standfirst.map(({ text }) => text).join(' '),
    feed: { policy: policy.id, title: `${policy.name}: changes` },
    main: html`<article class="bulletin">
<p class="crumb"><a href="${page}${query}">${policy.name}</a> · Bulletin</p>
<h1>${headline}</h1>
<ul class="standfirst">${each(standfirst, (told) => html`<li>${told.text}</li>`)}</ul>
<p class="byline">Composed by Proviso from its record ${stands(news)}</p>
${each(
  paragraphs,
  ({ part, heading, sentences }) => html`<section class="news-${part}" aria-labelledby="news-${part}">
<h2 id="news-${part}">${heading}</h2>
<p>${each(sentences, (told) => html`<span class="told">${told.text}${marks(told, `${page}${query}`)}</span> `)}</p>
</section>`,
)}
<footer>
<p><strong>Read more:</strong> <a href="${page}${query}">the state in full, with who says what</a> · <a href="${page}${query}#reports">the reports</a> · <a href="${bulletinPath(policy.id)}.md${query}">this as Markdown</a></p>
${related.length > 0 ? html`<h2 id="related">Related</h2>${relatedList(related)}` : NOTHING}
</footer>
</article>
<script type="application/ld+json">${raw(dataBlock(data))}</script>`,
  });
}

const stands = ({ at, publishedBy, recordedBy }: News): string =>
  [
    `as it stands on ${sayMoment(at)}`,
    ...(publishedBy ? [`as published by ${sayMoment(publishedBy)}`] : []),
    ...(recordedBy ? [`as recorded by ${sayDate(recordedBy)}`] : []),
  ].join(', ');

/** Of a sentence that tells what is not on record, the part of the policy's page where all of it stands. */
const marks = ({ entries, section }: NewsSentence, page: string): Html =>
  entries.length === 0
    ? html`<sup><a href="${page}#${section}" aria-label="where this stands">↗</a></sup>`
    : html`<sup>${each(
        entries,
        (seq, i) =>
          html`${i > 0 ? ' ' : ''}<a href="${entryPath(seq)}" aria-label="entry ${seq} of the record">${seq}</a>`,
      )}</sup>`;
