/** A page's own part → the whole document. No script stands in it, and every link leads to this server or is marked. */
import { STYLE_PATH } from '../style.ts';
import { type Html, html, NOTHING } from './html.ts';

export type Page = {
  title: string;
  main: Html;
  /** Which entry of the navigation it is. */
  here?: 'policies' | 'add' | 'review';
  /** An Atom feed of it. */
  feed?: { path: string; title: string };
  description?: string;
};

export const layout = ({ title, main, here, feed, description }: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${description ? html`<meta name="description" content="${description}">` : NOTHING}
<link rel="stylesheet" href="${STYLE_PATH}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${feed ? html`<link rel="alternate" type="application/atom+xml" href="${feed.path}" title="${feed.title}">` : NOTHING}
</head>
<body id="top">
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="wordmark" href="/">Proviso</a>
<p class="motto">what is allowed now, since when, and who says so</p>
<nav aria-label="Site">
${navLink('/', 'Policies', here === 'policies')}
${navLink('/add', 'Add', here === 'add')}
${navLink('/review', 'Review', here === 'review')}
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="colophon">
<p>Read by machine from the reports on record; what was reviewed says so. Not legal advice.</p>
<p><a href="#top">Back to top</a></p>
</footer>
</body>
</html>
`;

const navLink = (path: string, name: string, isHere: boolean): Html =>
  isHere ? html`<a href="${path}" aria-current="page">${name}</a>` : html`<a href="${path}">${name}</a>`;
