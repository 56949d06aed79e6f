/** A finding → what stands beside the report's words: the move, who says so, its slots, what it leaves open, and the word on it. */
import { type FindingNote, type ReportView, type SlotNote, sayDate } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from '../html.ts';
import { markId, noteId } from '../links.ts';
import { decideFinding, type Reviewing } from './decide.ts';

export const findingNote = (
  note: FindingNote,
  view: ReportView,
  reviewing: Reviewing | null,
): Html => html`<article class="note" id="${noteId(note.id)}">
<h3><span class="number">${note.number}</span> ${note.label}${note.background ? ' (before)' : ''}${note.of ? html` <span class="quiet">${BOUND[note.of.what]} ${note.of.number}</span>` : NOTHING}</h3>
<p><a class="words" href="#${markId(note.id)}">‹${note.words}›</a></p>
<dl class="slots">
<div><dt>says</dt><dd>${note.speaker}${note.certainty === '' ? '' : ` (${note.certainty})`}</dd></div>
${each(note.slots, slotRow)}
${note.notTold.length > 0 ? html`<div><dt>not told</dt><dd>${note.notTold.join(', ')}</dd></div>` : NOTHING}
${note.flags.length > 0 ? html`<div><dt>unclear</dt><dd>${note.flags.join('; ')}</dd></div>` : NOTHING}
</dl>
<p class="standing ${note.review?.decision ?? 'waits'}">${reviewWords(note.review)}</p>
${reviewing ? decideFinding(note, view.sha256, reviewing) : NOTHING}
</article>`;

const BOUND = { limit: 'of', exception: 'from', 'what stays': 'what stays, beside' } as const;

const slotRow = ({ name, words, told }: SlotNote): Html =>
  html`<div><dt>${name}</dt><dd>${words === null ? NOTHING : html`‹${words}›`}${words !== null && told !== null ? html` <span class="quiet">${told}</span>` : told !== null ? told : NOTHING}</dd></div>`;

const DECISIONS = { accept: 'Accepted', reject: 'Rejected', hold: 'Held' } as const;
export const reviewWords = (review: FindingNote['review']): string =>
  review
    ? `${DECISIONS[review.decision]} by ${review.by.name}, ${sayDate(review.recorded.slice(0, 10))}${review.reason ? `: ${review.reason}` : ''}`
    : 'A suggestion: waits for review';
