/** A page's own part → the whole document. No script stands in it, at most one beside it, and every link leads to this server or is marked. */
import { scriptPath } from '../script.ts';
import { STYLE_PATH } from '../style.ts';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { FEED_KINDS, FEED_TYPES, feedPath } from './links.ts';

export type Page = {
  title: string;
  main: Html;
  /** Which entry of the navigation it is. */
  here?: 'policies' | 'ask' | 'add' | 'review';
  /** Whose changes can be followed from it: a policy's, or, by null, all. */
  feed?: { policy: string | null; title: string };
  description?: string;
  /** Files of `island/`: the first is run, the others are what it imports. The page is whole without them. */
  scripts?: readonly string[];
};

export const layout = ({
  title,
  main,
  here,
  feed,
  description,
  scripts = [],
}: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${description ? html`<meta name="description" content="${description}">\n<meta property="og:description" content="${description}">` : NOTHING}
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="Proviso">
<meta property="og:type" content="website">
<link rel="stylesheet" href="${STYLE_PATH}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${feed ? each(FEED_KINDS, (kind) => html`<link rel="alternate" type="${FEED_TYPES[kind]}" href="${feedPath(feed.policy, kind)}" title="${feed.title}">\n`) : NOTHING}
${each(scripts, (name, i) => (i === 0 ? html`<script type="module" src="${scriptPath(name)}"></script>` : html`<link rel="modulepreload" href="${scriptPath(name)}">`))}
</head>
<body id="top">
<a class="skip" href="#main">${texts.site.skip}</a>
<header class="masthead">
<a class="wordmark" href="/">Proviso</a>
<p class="motto">${texts.site.motto}</p>
<nav aria-label="Site">
${navLink('/', 'Policies', here === 'policies')}
${navLink('/ask', 'Ask', here === 'ask')}
${navLink('/add', 'Add', here === 'add')}
${navLink('/review', 'Review', here === 'review')}
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="colophon">
<p>${texts.site.colophon}</p>
<p><a href="#top">${texts.site.top}</a></p>
</footer>
</body>
</html>
`;

const navLink = (path: string, name: string, isHere: boolean): Html =>
  isHere ? html`<a href="${path}" aria-current="page">${name}</a>` : html`<a href="${path}">${name}</a>`;
