/** A finding → what stands beside the report's words: the move, who says so, its slots, what it leaves open, and the word on it. */
import { type FindingNote, fill, type ReportView, type SlotNote, sayDate } from '@proviso/core/publishing';
import { texts } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { markId, noteId } from '../links.ts';
import { decideFinding, type Reviewing } from './decide.ts';

const words = texts.report.finding;

export const findingNote = (
  note: FindingNote,
  view: ReportView,
  reviewing: Reviewing | null,
): Html => html`<article class="note" id="${noteId(note.id)}">
<h3><span class="number">${note.number}</span> ${note.label}${note.background ? ` ${words.before}` : ''}${note.of ? html` <span class="quiet">${fill(BOUND[note.of.what], { number: String(note.of.number) })}</span>` : NOTHING}</h3>
<p><a class="words" href="#${markId(note.id)}">‹${note.words}›</a></p>
<dl class="slots">
<div><dt>${words.says}</dt><dd>${note.speaker}${note.certainty === '' ? '' : ` (${note.certainty})`}</dd></div>
${each(note.slots, slotRow)}
${note.notTold.length > 0 ? html`<div><dt>${words.notTold}</dt><dd>${note.notTold.join(', ')}</dd></div>` : NOTHING}
${note.flags.length > 0 ? html`<div><dt>${words.unclear}</dt><dd>${note.flags.join('; ')}</dd></div>` : NOTHING}
</dl>
<p class="standing ${note.review?.decision ?? 'waits'}">${reviewWords(note.review)}</p>
${reviewing ? decideFinding(note, view.sha256, reviewing) : NOTHING}
</article>`;

const BOUND = { limit: words.limit, exception: words.exception, 'what stays': words.stays };

const slotRow = ({ name, words, told }: SlotNote): Html =>
  html`<div><dt>${name}</dt><dd>${words === null ? NOTHING : html`‹${words}›`}${words !== null && told !== null ? html` <span class="quiet">${told}</span>` : told !== null ? told : NOTHING}</dd></div>`;

export const reviewWords = (review: FindingNote['review']): string =>
  review
    ? fill(words[review.decision], { name: review.by.name, date: sayDate(review.recorded.slice(0, 10)) }) +
      (review.reason ? `: ${review.reason}` : '')
    : words.waits;
