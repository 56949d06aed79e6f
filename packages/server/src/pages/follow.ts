/** The last changes of a policy → the part of its page that tells how to follow it, and where each change has its own page. */
import { type Notice, sayDate } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import { entryPath, feedPath, livePath, policyPath } from './links.ts';

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
<h2 id="follow">Follow live</h2>
${latest === null ? html`<p>This page shows the past. <a href="${policyPath(policy)}">The page of today</a> goes on.</p>` : html`<p class="live-state">Each change comes with who says so, in which words, and what stays.</p>`}
<p>Follow: <a href="${feedPath(policy, 'atom')}">Atom</a> · <a href="${feedPath(policy, 'rss')}">RSS</a> · <a href="${feedPath(policy, 'json')}">JSON Feed</a>${liveAfter === null ? NOTHING : html` · <a href="${livePath(policy)}">as it happens, for programs</a>`}</p>
${latest === null ? NOTHING : latestList(latest)}
</section>`;

const latestList = (latest: readonly Notice[]): Html =>
  latest.length === 0
    ? html`<p class="quiet">No change is on record yet.</p>`
    : html`<ul class="plain latest" aria-label="The last changes">${each(
        latest,
        ({ seq, recorded, title }) =>
          html`<li><span class="when">${sayDate(recorded.slice(0, 10))}</span> <a href="${entryPath(seq)}">${title}</a></li>`,
      )}</ul>`;
