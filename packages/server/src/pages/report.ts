/**
 * A reading → the report's text with the words of its findings marked, what was set aside dimmed, and the findings
 * beside it. Each finding has an address of its own: every line of the other pages leads there.
 */
import { CERTAINTY_WORDS, CHANNEL_WORDS, FLAG_WORDS, moveWords, sayDate } from '@proviso/core/publishing';
import { findingRef, type Ledger, type RecordedReading } from '@proviso/core/record';
import {
  type Article,
  type Block,
  type Finding,
  SLOT_NAMES,
  type Span,
  wordsIn,
} from '@proviso/core/vocabulary';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { markId, policyPath } from './links.ts';
import { type Marked, segmentsOf } from './segments.ts';

export const reportPage = (ledger: Ledger, reading: RecordedReading): Html => {
  const { report, article, findings } = reading;
  const claims = ledger.claims.filter((claim) => claim.report === report.sha256 && !claim.retracted);
  const policies = [...new Set(claims.map(({ policy }) => policy))].flatMap(
    (id) => ledger.policies.get(id) ?? [],
  );
  const title = article.headline ?? 'A report without a headline';
  const headline = article.blocks.find(({ kind }) => kind === 'headline');
  const marks = marksOf(findings);
  return layout({
    title: `${title} – Proviso`,
    main: html`<p class="crumb">${policies.length > 0 ? html`On record in ${each(policies, (policy, i) => html`${i > 0 ? ', ' : ''}<a href="${policyPath(policy.id)}">${policy.name}</a>`)}` : 'Bears on no policy on record'}</p>
<h1>${headline ? marked(article, headline, marks) : title}</h1>
<p class="quiet">${[article.publisher ?? 'outlet not told', article.published ? sayDate(article.published) : 'date not told', article.bylines.join(', ')].filter((part) => part !== '').join(' · ')}</p>
<div class="reading">
<article class="text" aria-label="The report’s text">${each(
      article.blocks.filter((block) => block !== headline),
      (block) => blockOf(article, block, marks),
    )}</article>
<aside aria-labelledby="findings">
<h2 id="findings">${findings.length === 0 ? 'No policy move was found' : 'What was found'}</h2>
${findings.length === 0 ? html`<p class="quiet">A report with no move of any rule is a common case.</p>` : html`<ol class="findings">${each(findings, (finding) => findingNote(ledger, reading, finding))}</ol>`}
<p class="quiet">Dimmed lines were set aside as no part of the story.</p>
<dl class="facts"><div><dt>SHA-256</dt><dd><code>${report.sha256}</code></dd></div><div><dt>Came from</dt><dd>${report.source}</dd></div><div><dt>Read by</dt><dd>${reading.program}</dd></div></dl>
</aside>
</div>`,
  });
};

const marksOf = (findings: readonly Finding[]): Marked[] =>
  findings.flatMap((finding) => [
    { ...spanOf(finding.anchor), finding: finding.id, strong: true },
    ...SLOT_NAMES.flatMap((name) => {
      const slot = finding.slots[name];
      return slot && !slot.inferred ? [{ ...spanOf(slot), finding: finding.id, strong: false }] : [];
    }),
  ]);

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The headline stands above as the page's own. */
function blockOf(article: Article, block: Block, marks: readonly Marked[]): Html {
  const inside = marked(article, block, marks);
  switch (block.kind) {
    case 'heading':
      return html`<h2>${inside}</h2>`;
    case 'quote':
      return html`<blockquote><p>${inside}</p></blockquote>`;
    case 'furniture':
      return html`<p class="furniture"><span class="label">set aside${block.cue ? `: ${block.cue.replaceAll('-', ' ')}` : ''}</span> ${inside}</p>`;
    case 'paragraph':
      return html`<p>${inside}</p>`;
    default:
      return html`<p class="${block.kind}">${inside}</p>`;
  }
}

const marked = (article: Article, within: Span, marks: readonly Marked[]): Html =>
  each(segmentsOf(article.text, within, marks), ({ text, findings, strong, begins }) => {
    if (findings.length === 0) return html`${text}`;
    if (!strong) return html`<span class="slot">${text}</span>`;
    return html`${begins.map((finding) => html`<span class="landing" id="${markId(finding)}"></span>`)}<mark><a href="#${findings[0]!}">${text}</a></mark>`;
  });

const findingNote = (ledger: Ledger, reading: RecordedReading, finding: Finding): Html => {
  const review = ledger.reviews.get(findingRef(reading.report.sha256, finding.id));
  const speaker = finding.speaker === 'reporter' ? 'the report' : finding.speaker.text;
  return html`<li id="${finding.id}">
<p><strong>${moveWords(finding.move, finding.phase)}</strong>${finding.background ? ' (before)' : ''}: <a class="words" href="#${markId(finding.id)}">‹${finding.anchor.text}›</a></p>
<p>${speaker} <span class="quiet">(${CHANNEL_WORDS[finding.channel]}${finding.certainty === 'CT+' ? '' : `; ${CERTAINTY_WORDS[finding.certainty]}`})</span></p>
<dl class="slots">${each(
    SLOT_NAMES.filter((name) => wordsIn(finding.slots[name]) !== null),
    (name) =>
      html`<div><dt>${name.replaceAll('_', ' ')}</dt><dd>‹${wordsIn(finding.slots[name])}›</dd></div>`,
  )}</dl>
<p class="quiet">${review ? `${REVIEW_WORDS[review.decision]} by ${review.by.name}${review.reason ? `: ${review.reason}` : ''}` : 'Waits for review'}</p>
${finding.flags.length > 0 ? html`<p class="quiet">${finding.flags.map((flag) => FLAG_WORDS[flag]).join('; ')}</p>` : NOTHING}
</li>`;
};

const REVIEW_WORDS = { accept: 'Accepted', reject: 'Rejected', hold: 'Held' } as const;
