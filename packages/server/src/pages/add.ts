/** Ways to add a report → their forms; what a report does not tell of itself is asked for before it is put on record. */
import type { Coded, EdtfString, Unreadable } from '@proviso/core/vocabulary';
import type { Added } from '@proviso/desk';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { reportPath } from './links.ts';
import { asSentence } from './problem.ts';

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
    title: 'Add a report – Proviso',
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
}: AddPage): Html => html`<h1>Add a report</h1>
<p class="lead">It is read here, on this machine. What it says comes as suggestions; nothing counts before you accept it.</p>
${alert(error)}
<form class="way" method="post" action="/add">
${tokenOf(token)}
<label class="whole"><span>Paste its text</span><textarea name="text" rows="12" required placeholder="Headline first, then the story. Furniture such as “read more” may stay in: it is set aside.">${text}</textarea></label>
<div class="fields">
<label><span>published on, if you know</span><input name="published" value="${published}" placeholder="2024-05-31"></label>
<label><span>by which outlet</span><input name="publisher" value="${publisher}"></label>
</div>
<p><button>Read it</button></p>
</form>
<div class="ways">
<form class="way" method="post" action="/add" enctype="multipart/form-data">
${tokenOf(token)}
<label class="whole"><span>Or choose a file, or drop it here</span><input class="drop" type="file" name="file" required></label>
<p class="hint">A page, a text, a mail, a PDF, a feed or an archive; at most 32 MiB.</p>
<p><button>Read the file</button></p>
</form>
<form class="way" method="post" action="/add">
${tokenOf(token)}
<label class="whole"><span>Or give its address</span><input type="url" name="address" value="${address}" required placeholder="https://"></label>
<p class="hint">The page is fetched from this machine, once; only public addresses are asked.</p>
<p><button>Fetch and read it</button></p>
</form>
</div>`;

const tokenOf = (token: string): Html => html`<input type="hidden" name="token" value="${token}">`;

function askForUntold(
  { token, text = '', published = '', publisher = '', kept, error }: AddPage,
  told: NonNullable<AddPage['untold']>,
): Html {
  const missing = [
    told.published === null ? 'when it was published' : '',
    told.publisher === null ? 'who published it' : '',
  ]
    .filter((part) => part !== '')
    .join(' and ');
  return html`<h1>What it does not say</h1>
<p class="lead">‹${told.headline ?? kept?.name ?? 'The text'}› does not tell ${missing}. Without a day, “Thursday” has none either.</p>
${alert(error)}
<form class="way" method="post" action="/add">
${tokenOf(token)}<input type="hidden" name="asked" value="yes">
${kept ? html`<input type="hidden" name="kept" value="${kept.key}">` : NOTHING}
<div class="fields">
${told.published === null ? html`<label><span>published on</span><input name="published" value="${published}" placeholder="2024-05-31" autofocus><span class="hint">A day, or as much as you know: 2024-05</span></label>` : NOTHING}
${told.publisher === null ? html`<label><span>by which outlet</span><input name="publisher" value="${publisher}"></label>` : NOTHING}
</div>
<p><button>Go on</button> <span class="quiet">Leave empty what is not known: it will stand as not told.</span></p>
${kept ? html`<p class="quiet">${kept.name} is kept here meanwhile.</p>` : html`<details open><summary>The text</summary><label class="whole"><span>as you pasted it</span><textarea name="text" rows="10" required>${text}</textarea></label></details>`}
</form>`;
}

export const addedPage = (added: readonly Added[], failed: readonly Unreadable[]): Html =>
  layout({
    title: 'Added – Proviso',
    here: 'add',
    main: html`<h1>${added.length} reports read</h1>
<p class="lead">What they say waits for <a href="/review">review</a>.</p>
<ul class="reports">${each(added, ({ reading: { report, article, findings }, known }) => html`<li><p><a href="${reportPath(report.sha256)}">${article.headline ?? 'without a headline'}</a> <span class="quiet">${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}${known ? '; on record before' : ''}</span></p></li>`)}</ul>
${failed.length > 0 ? html`<h2>Not read</h2><ul class="plain">${each(failed, ({ report, error }) => html`<li><strong>${report.source}</strong>: ${asSentence(error.message)}</li>`)}</ul>` : NOTHING}`,
  });

export const readOnlyAddPage = (): Html =>
  layout({
    title: 'Add a report – Proviso',
    here: 'add',
    main: html`<h1>Add a report</h1>
<div class="notice"><p class="lead">These pages can only be read. Reports are added where the record lies:</p>
<pre><code>proviso add report.html
proviso serve</code></pre>
<p class="quiet">A server that listens on its own machine alone takes reports and reviews in the browser too.</p></div>`,
  });
