/**
 * A finding → the form for a person's word on it: what accepting would change, then accept, hold, or reject with a reason.
 * What was decided can be decided otherwise; the record keeps both.
 */
import { type FindingNote, fill, type SaidPreview, type ToldMove } from '@proviso/core/publishing';
import { texts } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { decidePath, newPolicyPath, policyPath, toldPath } from '../links.ts';

const words = texts.desk;

/** Where forms are drawn: this server's token, who reviews, and what accepting would change, by `setKey`. */
export type Reviewing = {
  token: string;
  by: string | null;
  previews: ReadonlyMap<string, readonly SaidPreview[]>;
};

export const setKey = (ids: readonly string[]): string => ids.join(' ');

/** A move with all that hangs on it and waits: their ids, its own first. */
export function acceptedTogether({ findings: ids }: ToldMove, findings: readonly FindingNote[]): string[] {
  const own = findings.filter(({ id }) => ids.includes(id));
  return [...new Set([...ids, ...own.flatMap((note) => note.with)])];
}

const waits = ({ review }: FindingNote): boolean => review === null || review.decision === 'hold';

/** Above the words: a move with its limits and what stays, in one form. */
export function decideMove(
  move: ToldMove,
  findings: readonly FindingNote[],
  sha256: string,
  reviewing: Reviewing,
): Html {
  const own = findings.filter(({ id }) => move.findings.includes(id));
  const [first] = own;
  if (!first) return html``;
  const form = { finding: first.id, also: move.findings.slice(1), next: toldPath(sha256) };
  if (!own.some(waits)) return changeMind(first, sha256, reviewing, form);
  const together = acceptedTogether(move, findings);
  const hanging = together.filter((id) => !move.findings.includes(id));
  const previews = reviewing.previews.get(setKey(together)) ?? [];
  const buttons = hanging.length > 0 ? (['accept-all', 'accept-alone'] as const) : (['accept'] as const);
  return html`${fitting(previews, sha256, first.id, hanging.length)}
${wordForm(sha256, reviewing, { ...form, hanging, buttons, fits: previews.length > 0 })}
${otherWords(sha256, reviewing, form)}`;
}

/** Beside the words: one finding alone, folded. */
export function decideFinding(note: FindingNote, sha256: string, reviewing: Reviewing): Html {
  if (!waits(note)) return changeMind(note, sha256, reviewing, { finding: note.id });
  const previews = reviewing.previews.get(note.id) ?? [];
  return html`<details class="decide"><summary>${words.decide}</summary>
${fitting(previews, sha256, note.id)}
${wordForm(sha256, reviewing, { finding: note.id, buttons: ['accept'], fits: previews.length > 0 })}
${wordForm(sha256, reviewing, { finding: note.id, buttons: ['hold', 'reject'] })}</details>`;
}

function changeMind(
  { review }: FindingNote,
  sha256: string,
  reviewing: Reviewing,
  form: Omit<WordForm, 'buttons'>,
): Html {
  const buttons =
    review?.decision === 'accept' ? (['undo', 'reject'] as const) : (['undo', 'accept'] as const);
  return html`<details class="decide"><summary>${words.changeMind}</summary>
${wordForm(sha256, reviewing, { ...form, buttons })}</details>`;
}

export const otherWords = (
  sha256: string,
  forms: Pick<Reviewing, 'token'>,
  form: Omit<WordForm, 'buttons'>,
): Html =>
  html`<details class="decide"><summary>${words.holdOrReject}</summary>
${wordForm(sha256, forms, { ...form, buttons: ['hold', 'reject'] })}</details>`;

/** What accepting changes; a finding that fits no policy begins one. `hanging`: so many are accepted along. */
export const fitting = (
  previews: readonly SaidPreview[],
  sha256: string,
  finding: string,
  hanging = 0,
): Html =>
  previews.length === 0
    ? html`<p class="preview">${words.noPolicy} <a class="button" href="${newPolicyPath(sha256, finding)}">${words.makePolicy}</a></p>`
    : each(previews, (preview) => previewOf(preview, hanging > 0));

const previewOf = ({ policy, changes }: SaidPreview, together: boolean): Html =>
  changes.length === 0
    ? html`<p class="preview">${together ? words.changesNoneAll : words.changesNone} <a href="${policyPath(policy.id)}">${policy.name}</a>.</p>`
    : html`<div class="preview"><p>${together ? words.changesAll : words.changes} <a href="${policyPath(policy.id)}">${policy.name}</a>:</p>
${each(changes, ({ side, from, to }) => html`<p><strong>${side}</strong>, ${words.fromAnswer} <q>${from}</q> ${words.toAnswer} <q>${to}</q></p>`)}</div>`;

const BUTTONS = {
  accept: { decision: 'accept', name: words.accept },
  'accept-all': { decision: 'accept-all', name: words.acceptAll },
  'accept-alone': { decision: 'accept', name: words.acceptAlone },
  hold: { decision: 'hold', name: words.hold },
  reject: { decision: 'reject', name: words.reject },
  undo: { decision: 'undo', name: words.undo },
} as const;
type Button = keyof typeof BUTTONS;
const REASONED: readonly Button[] = ['hold', 'reject'];
const STRONG: readonly Button[] = ['accept', 'accept-all'];

type WordForm = {
  finding: string;
  /** Told in one breath with it, and decided so. */
  also?: readonly string[];
  hanging?: readonly string[];
  buttons: readonly Button[];
  next?: string;
  /** Where it fits no policy, making one comes first. */
  fits?: boolean;
};

export const wordForm = (
  sha256: string,
  { token }: Pick<Reviewing, 'token'>,
  { finding, also = [], hanging = [], buttons, next, fits = false }: WordForm,
): Html => html`<form class="word" method="post" action="${decidePath(sha256)}">
${field('token', token)}${field('finding', finding)}${each(also, (id) => field('also', id))}${each(hanging, (id) => field('with', id))}${next === undefined ? NOTHING : field('next', next)}
${buttons.some((button) => REASONED.includes(button)) ? html`<label><span>${words.reason}</span><input name="reason" maxlength="500"></label>` : NOTHING}
<p>${each(buttons, (button) => html`<button class="${fits && STRONG.includes(button) ? 'strong' : 'plain'}" name="decision" value="${BUTTONS[button].decision}">${fill(BUTTONS[button].name, { n: String(hanging.length) })}</button> `)}</p>
</form>`;

const field = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;
