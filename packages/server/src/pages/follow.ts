/** The last changes of a policy → the part of its page that tells how to follow it, and where each change has its own page. */
import { type Notice, sayDate } from '@proviso/core/publishing';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { entryPath, FEED_KINDS, feedPath, livePath } from './links.ts';

const say = texts.follow;

export type Followed = {
  /** Newest first; null on a page that shows the past. */
  latest: readonly Notice[] | null;
  /** The last entry that the page shows, where what comes after it is told live; null where it is not. */
  liveAfter: number | null;
};

export const followSection = (
  policy: string,
  { latest, liveAfter }: Followed,
): Html => html`<section class="follow" aria-labelledby="follow"${liveAfter === null ? '' : html` data-live="${livePath(policy)}" data-after="${liveAfter}"`}>
<h2 id="follow">${say.title}</h2>
<p class="live-state">${latest === null ? say.past : say.lead}</p>
<p>${say.follow} ${each(FEED_KINDS, (kind, i) => html`${i > 0 ? ' · ' : ''}<a href="${feedPath(policy, kind)}">${say.forms[kind]}</a>`)}${liveAfter === null ? NOTHING : html` · <a href="${livePath(policy)}">${say.live}</a>`}</p>
${latest === null ? NOTHING : latestList(latest)}
</section>`;

const latestList = (latest: readonly Notice[]): Html =>
  latest.length === 0
    ? html`<p class="quiet">${say.none}</p>`
    : html`<ul class="plain latest" aria-label="${say.latest}">${each(
        latest,
        ({ seq, recorded, title }) =>
          html`<li><span class="when">${sayDate(recorded.slice(0, 10))}</span> <a href="${entryPath(seq)}">${title}</a></li>`,
      )}</ul>`;
