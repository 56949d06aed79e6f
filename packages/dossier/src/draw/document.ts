/**
 * A dossier, the style and the checker's code → the whole file. Nothing in it asks for anything outside, and no script
 * runs but the one whose hash its own policy names; the same three give the same bytes, so that it can be drawn again.
 */
import type { Sha256 } from '@proviso/core/record';
import type { Dossier } from '../dossier.ts';
import { viewOf } from '../view.ts';
import { answersSection } from './answers.ts';
import { eventSections } from './events.ts';
import { type Html, html, raw } from './html.ts';
import { proofSections } from './proofs.ts';
import { sourcesSection } from './sources.ts';
import words from './words.json' with { type: 'json' };

export type Drawn = { dossier: Dossier; style: string; checker: string };

export const DATA_OPENS = '<script type="application/json" id="dossier">';
export const CHECKER_OPENS = '<script id="checker">';
export const STYLE_OPENS = '<style>';

export function drawDocument(drawn: Drawn, sha256: Sha256): string {
  // Half of a pair of UTF-16 cannot be written to a file, and would come back as another sign.
  const file = String(documentOf(drawn, sha256)).toWellFormed();
  return `${file}<!-- SHA-256 of all above: ${sha256(file)} -->\n`;
}

function documentOf({ dossier, style, checker }: Drawn, sha256: Sha256): Html {
  const view = viewOf(dossier);
  const { receipt, policy } = view;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(contentPolicy(style, checker, sha256))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Dossier: ${policy.name}</title>
${raw(STYLE_OPENS)}${raw(style)}</style>
</head>
<body>
<header>
<p class="kind">Proviso dossier</p>
<h1>${policy.name}</h1>
${policy.about ? html`<p class="about">${policy.about}</p>` : ''}
<p class="quiet">The record at entry ${receipt.head.size}, ${receipt.head.recorded}</p>
</header>
<main>
<div id="check" class="check" role="status"><p>${words.unchecked}</p></div>
${answersSection(view)}
${eventSections(view)}
${sourcesSection(view)}
${proofSections(view)}
</main>
${raw(DATA_OPENS)}${raw(JSON.stringify(dossier).replaceAll('<', '\\u003c'))}</script>
${raw(CHECKER_OPENS)}${raw(checker)}</script>
</body>
</html>
`;
}

const contentPolicy = (style: string, checker: string, sha256: Sha256): string =>
  `default-src 'none'; style-src '${hashOf(style, sha256)}'; script-src '${hashOf(checker, sha256)}'; base-uri 'none'; form-action 'none'`;

/** As a content security policy names what it allows. */
function hashOf(text: string, sha256: Sha256): string {
  const bytes = sha256(text)
    .match(/../g)!
    .map((byte) => Number.parseInt(byte, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
