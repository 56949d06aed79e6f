/** Ways to add a report → their forms; what a report does not tell of itself is asked for before it is put on record. */
import { fill } from '@proviso/core/publishing';
import type { Coded, EdtfString, Unreadable } from '@proviso/core/vocabulary';
import type { Added } from '@proviso/desk';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { reportPath } from './links.ts';
import { asSentence } from './problem.ts';

const words = texts.add;

export type AddPage = {
  token: string;
  /** As it was typed. */
  text?: string;
  address?: string;
  published?: string;
  publisher?: string;
  /** What the report tells of itself; null is not told. */
  untold?: { headline: string | null; published: EdtfString | null; publisher: string | null };
  /** A file or a page that waits on this server meanwhile. */
  kept?: { key: string; name: string };
  error?: Coded;
};

export const addPage = (page: AddPage): Html =>
  layout({
    title: `${words.title} – ${texts.site.name}`,
    here: 'add',
    main: page.untold ? askForUntold(page, page.untold) : waysIn(page),
  });

const alert = (error: Coded | undefined): Html | string =>
  error
    ? html`<p class="alert" role="alert">${asSentence(error.message)} <span class="quiet">${error.code}</span></p>`
    : NOTHING;

const waysIn = ({
  token,
  text = '',
  address = '',
  published = '',
  publisher = '',
  error,
}: AddPage): Html => html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${alert(error)}
<form class="way" method="post" action="/add">
${tokenOf(token)}
<label class="whole"><span>${words.paste}</span><textarea name="text" rows="12" required placeholder="${words.pasteHint}">${text}</textarea></label>
<div class="fields">
<label><span>${words.publishedIf}</span><input name="published" value="${published}" placeholder="2024-05-31"></label>
<label><span>${words.publisher}</span><input name="publisher" value="${publisher}"></label>
</div>
<p><button>${words.read}</button></p>
</form>
<div class="ways">
<form class="way" method="post" action="/add" enctype="multipart/form-data">
${tokenOf(token)}
<label class="whole"><span>${words.file}</span><input class="drop" type="file" name="file" required></label>
<p class="hint">${words.fileHint}</p>
<p><button>${words.readFile}</button></p>
</form>
<form class="way" method="post" action="/add">
${tokenOf(token)}
<label class="whole"><span>${words.address}</span><input type="url" name="address" value="${address}" required placeholder="https://"></label>
<p class="hint">${words.addressHint}</p>
<p><button>${words.fetch}</button></p>
</form>
</div>`;

const tokenOf = (token: string): Html => html`<input type="hidden" name="token" value="${token}">`;

function askForUntold(
  { token, text = '', published = '', publisher = '', kept, error }: AddPage,
  article: NonNullable<AddPage['untold']>,
): Html {
  const missing =
    article.published !== null
      ? words.untoldOutlet
      : article.publisher !== null
        ? words.untoldDate
        : words.untoldBoth;
  return html`<h1>${words.untold}</h1>
<p class="lead">${fill(missing, { what: article.headline ?? kept?.name ?? words.theText })}</p>
${alert(error)}
<form class="way" method="post" action="/add">
${tokenOf(token)}<input type="hidden" name="asked" value="yes">
${kept ? html`<input type="hidden" name="kept" value="${kept.key}">` : NOTHING}
<div class="fields">
${article.published === null ? html`<label><span>${words.published}</span><input name="published" value="${published}" placeholder="2024-05-31" autofocus><span class="hint">${words.publishedHint}</span></label>` : NOTHING}
${article.publisher === null ? html`<label><span>${words.publisher}</span><input name="publisher" value="${publisher}"></label>` : NOTHING}
</div>
<p><button>${words.goOn}</button> <span class="quiet">${words.leaveEmpty}</span></p>
${kept ? html`<p class="quiet">${fill(words.kept, { name: kept.name })}</p>` : html`<details open><summary>${words.theText}</summary><label class="whole"><span>${words.asPasted}</span><textarea name="text" rows="10" required>${text}</textarea></label></details>`}
</form>`;
}

export const addedPage = (added: readonly Added[], failed: readonly Unreadable[]): Html =>
  layout({
    title: `${words.added} – ${texts.site.name}`,
    here: 'add',
    main: html`<h1>${told(words.reports, added.length)}</h1>
<p class="lead">${words.waits} <a href="/review">${words.review}</a>.</p>
<ul class="reports">${each(added, ({ reading: { report, article, findings }, known }) => html`<li><p><a href="${reportPath(report.sha256)}">${article.headline ?? words.noHeadline}</a> <span class="quiet">${told(words.findings, findings.length)}${known ? `; ${words.known}` : ''}</span></p></li>`)}</ul>
${failed.length > 0 ? html`<h2>${words.notRead}</h2><ul class="plain">${each(failed, ({ report, error }) => html`<li><strong>${report.source}</strong>: ${asSentence(error.message)}</li>`)}</ul>` : NOTHING}`,
  });

export const readOnlyAddPage = (): Html =>
  layout({
    title: `${words.title} – ${texts.site.name}`,
    here: 'add',
    main: html`<h1>${words.title}</h1>
<div class="notice"><p class="lead">${words.readOnly}</p>
<pre><code>proviso add report.html
proviso serve</code></pre>
<p class="quiet">${words.readOnlyHint}</p></div>`,
  });
