/** What a report tells → its sections: changed, not changed, before, calls, others, not told, cautions. */
import {
  type FindingNote,
  fill,
  type ReportView,
  type ToldMove,
  type ToldRow,
} from '@proviso/core/publishing';
import { texts } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { markId, noteId } from '../links.ts';
import { decideMove, type Reviewing } from './decide.ts';
import { reviewWords } from './finding.ts';

const words = texts.report.told;

export function toldSections(
  { told, findings, sha256, passedOver }: ReportView,
  reviewing: Reviewing | null,
): Html {
  const { moves, before, calls, others, cautions } = told;
  const nothing = moves.length === 0 && before.length === 0 && calls.length === 0;
  const untold = notTold(findings);
  return html`<section class="told" aria-labelledby="told">
<h2 id="told">${words.title}</h2>
${nothing ? html`<p class="lead">${words.none}</p><p class="quiet">${passedOver ? words.passedOver : words.common}</p>` : NOTHING}
${moves.length > 0 ? html`<ul class="moves">${each(moves, (move) => moveItem(move, findings, reviewing ? decideMove(move, findings, sha256, reviewing) : NOTHING))}</ul>` : NOTHING}
<div class="told-rows">
${rows(words.notTold, untold)}
${rows(words.before, before)}
${rows(words.calls, calls)}
${rows(words.others, others)}
${rows(
  words.cautions,
  cautions.map((text) => ({ key: '', text })),
)}
</div>
</section>`;
}

type Told = Pick<ToldRow, 'key' | 'text'> & { caution?: true };

const moveItem = (
  { kind, heading, text, findings: ids, rows: told }: ToldMove,
  findings: readonly FindingNote[],
  word: Html | string,
): Html => html`<li class="move ${kind}">
<h3>${heading} ${each(ids, (id) => numberLink(findings, id))}</h3>
<p class="words-of"><a class="words" href="#${markId(ids[0] ?? '')}">${text}</a></p>
<dl class="rows">${each(told, row)}</dl>
${standing(findings.find(({ id }) => id === ids[0]))}
${word}
</li>`;

const standing = (note: FindingNote | undefined): Html =>
  note?.review ? html`<p class="standing ${note.review.decision}">${reviewWords(note.review)}</p>` : html``;

const numberLink = (findings: readonly FindingNote[], id: string): Html => {
  const number = findings.find((finding) => finding.id === id)?.number;
  return html`<a class="number" href="#${noteId(id)}" aria-label="${fill(words.finding, { number: `${number ?? id}` })}">${number ?? id}</a>`;
};

const row = ({ key, text, caution }: Told): Html =>
  html`<div${caution ? html` class="caution"` : NOTHING}><dt>${KEYS[key] ?? key}</dt><dd>${text}</dd></div>`;

/** Where the terminal has a sign, a page has room for words. */
const KEYS: Record<string, string> = { '?': words.unclear };

const rows = (title: string, told: readonly Told[]): Html =>
  told.length === 0 ? html`` : html`<div><h3>${title}</h3><dl class="rows">${each(told, row)}</dl></div>`;

const notTold = (findings: readonly FindingNote[]): Told[] =>
  findings
    .filter((finding) => finding.notTold.length > 0)
    .map(({ number, label, notTold: untold }) => ({
      key: `${number}`,
      text: `${label}: ${untold.join(', ')}`,
    }));
