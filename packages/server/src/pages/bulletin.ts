/**
 * A bulletin in prose → its page: a short report whose every sentence leads to the entries it rests on, and the same for
 * machines as a block of data, which no browser runs.
 */
import {
  dataBlock,
  fill,
  type JsonLd,
  type News,
  type NewsSentence,
  type RelatedPolicy,
  sayDate,
  sayMoment,
} from '@proviso/core/publishing';
import { raw } from 'hono/html';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { bulletinPath, type Clocks, clockQuery, entryPath, policyPath } from './links.ts';
import { relatedList } from './related.ts';

const { bulletin: words } = texts;

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
    title: `${headline} – ${texts.site.name}`,
    description: standfirst.map(({ text }) => text).join(' '),
    feed: { policy: policy.id, title: fill(texts.tracker.feed, { name: policy.name }) },
    main: html`<article class="bulletin">
<p class="crumb"><a href="${page}${query}">${policy.name}</a> · ${words.crumb}</p>
<h1>${headline}</h1>
<ul class="standfirst">${each(standfirst, (told) => html`<li>${told.text}</li>`)}</ul>
<p class="byline">${words.byline} ${stands(news)}</p>
${each(
  paragraphs,
  ({ part, heading, sentences }) => html`<section class="news-${part}" aria-labelledby="news-${part}">
<h2 id="news-${part}">${heading}</h2>
<p>${each(sentences, (told) => html`<span class="told">${told.text}${marks(told, `${page}${query}`)}</span> `)}</p>
</section>`,
)}
<footer>
<p><strong>${words.more}</strong> <a href="${page}${query}">${words.state}</a> · <a href="${page}${query}#reports">${words.reports}</a> · <a href="${bulletinPath(policy.id)}.md${query}">${words.markdown}</a></p>
${related.length > 0 ? html`<h2 id="related">${words.related}</h2>${relatedList(related)}` : NOTHING}
</footer>
</article>
<script type="application/ld+json">${raw(dataBlock(data))}</script>`,
  });
}

const stands = ({ at, publishedBy, recordedBy }: News): string =>
  [
    fill(words.stands, { date: sayMoment(at) }),
    ...(publishedBy ? [fill(words.publishedBy, { date: sayMoment(publishedBy) })] : []),
    ...(recordedBy ? [fill(words.recordedBy, { date: sayDate(recordedBy) })] : []),
  ].join(', ');

/** Of a sentence that tells what is not on record, the part of the policy's page where all of it stands. */
const marks = ({ entries, section }: NewsSentence, page: string): Html =>
  entries.length === 0
    ? html`<sup><a href="${page}#${section}" aria-label="${words.where}">↗</a></sup>`
    : html`<sup>${each(
        entries,
        (seq, i) =>
          html`${i > 0 ? ' ' : ''}<a href="${entryPath(seq)}" aria-label="${fill(words.entry, { n: String(seq) })}">${seq}</a>`,
      )}</sup>`;
