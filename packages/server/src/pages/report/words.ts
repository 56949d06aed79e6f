/**
 * A report's passages → its words, marked: who says something, by which words, and what; the words of each move with its
 * number, and of its slots. Underlines and signs tell them apart, so that colour is never the only difference.
 */
import {
  type FindingNote,
  fill,
  type Passage,
  type ReportView,
  type Role,
  type Segment,
} from '@proviso/core/publishing';
import { texts, told } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { markId, noteId } from '../links.ts';
import type { Reviewing } from './decide.ts';
import { findingNote } from './finding.ts';

const { words: said } = texts.report;

export function wordsSection(view: ReportView, reviewing: Reviewing | null): Html {
  const { passages, findings, fullText, url } = view;
  return html`<section class="reading" aria-labelledby="words">
<h2 id="words">${fullText ? said.title : said.short}</h2>
${fullText ? NOTHING : html`<p class="quiet">${said.notShown}${url ? html` <a href="${url}" rel="noreferrer nofollow external">${said.there}</a>` : NOTHING}</p>`}
${passages.length > 0 ? legend(fullText) : NOTHING}
<div class="passages"${view.language ? html` lang="${view.language}"` : NOTHING}>${each(passages, (passage) => passageOf(passage, view, findings, reviewing))}</div>
${notBeside(view, reviewing)}
</section>`;
}

const legend = (fullText: boolean): Html => html`<div class="legend" aria-label="${said.legend.label}">
<span class="legend-item"><span class="content"><span class="source">${said.legend.who}</span></span> ${said.legend.says}</span>
<span class="legend-item"><span class="content"><span class="cue">${said.legend.cue}</span></span></span>
<span class="legend-item"><span class="content">${said.legend.content}</span></span>
<span class="legend-item"><mark>${said.legend.move}</mark><span class="number">1</span> ${said.legend.number}</span>
<span class="legend-item"><span class="slot">${said.legend.slot}</span></span>
${fullText ? html`<label class="check"><input type="checkbox" id="show-sayings" checked> ${said.legend.show}</label>` : NOTHING}
</div>`;

function passageOf(
  passage: Passage,
  view: ReportView,
  findings: readonly FindingNote[],
  reviewing: Reviewing | null,
): Html {
  if (passage.kind === 'gap') return html`<p class="gap" aria-label="${said.leftOut}">[…]</p>`;
  if (passage.kind === 'set aside') return setAside(passage);
  const beside = findings.filter(({ id }) => passage.findings.includes(id));
  return html`<div class="passage">
${wordsOf(passage.block, marked(passage.segments, findings))}
${beside.length > 0 ? html`<div class="beside">${each(beside, (note) => findingNote(note, view, reviewing))}</div>` : NOTHING}
</div>`;
}

/** Those whose words are not shown here are told all the same. */
function notBeside(view: ReportView, reviewing: Reviewing | null): Html {
  const shown = new Set(
    view.passages.flatMap((passage) => (passage.kind === 'words' ? passage.findings : [])),
  );
  const others = view.findings.filter(({ id }) => !shown.has(id));
  if (others.length === 0) return html``;
  return html`<div class="beside">${each(others, (note) => findingNote(note, view, reviewing))}</div>`;
}

const setAside = ({
  cues,
  lines,
}: Extract<Passage, { kind: 'set aside' }>): Html => html`<details class="furniture">
<summary>${fill(told(said.setAside, lines.length), { cues: cues.join(', ') })}</summary>
${each(lines, (line) => html`<p>${line}</p>`)}
</details>`;

function wordsOf(block: string, words: Html): Html {
  switch (block) {
    case 'heading':
      return html`<h3 class="heading">${words}</h3>`;
    case 'quote':
      return html`<blockquote><p>${words}</p></blockquote>`;
    default:
      return html`<p class="${block}">${words}</p>`;
  }
}

function marked(segments: readonly Segment[], findings: readonly FindingNote[]): Html {
  return each(segments, ({ text, roles, begins, findings: ids }) => {
    const numbers = findings.filter(({ id }) => begins.includes(id));
    const landings = each(begins, (id) => html`<span class="landing" id="${markId(id)}"></span>`);
    const [first] = ids;
    const inner = roles.includes('move')
      ? html`<mark><a href="#${noteId(first ?? '')}">${text}</a></mark>${each(numbers, ({ number }) => html`<span class="number" aria-hidden="true">${number}</span>`)}`
      : html`${text}`;
    return html`${landings}${roles.filter((role) => role !== 'move').reduceRight(wrapped, inner)}`;
  });
}

/** The outermost is wrapped last. */
const wrapped = (inner: Html, role: Role): Html => html`<span class="${role}">${inner}</span>`;
