/** Both answers to a question → what they say, and why: which rules decided, which gave way, who tells them. */
import {
  type Bulletin,
  cautionsOf,
  covers,
  EFFECT_WORDS,
  fill,
  GROUND_WORDS,
  type SaidAnswer,
  type SaidPart,
  SIDE_WORDS,
  sayConstraint,
  sayDate,
  sayMoment,
  saySince,
} from '@proviso/core/publishing';
import {
  AXES,
  type Axis,
  type Member,
  nodeName,
  type Policy,
  type Question,
  type Reason,
  rootOf,
} from '@proviso/core/vocabulary';
import { texts, told } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { reportPath } from '../links.ts';
import { quoted } from '../quote.ts';
import { answerCard, cautionList } from '../state.ts';

const { why: words } = texts;

export type Answered = {
  officialText: SaidAnswer;
  asReported: SaidAnswer;
  question: Question;
  checkedThrough: Bulletin['checkedThrough'];
  cutOff: string;
  suggestions: number;
};

export const answers = (
  policy: Policy,
  answer: Answered,
): Html => html`<section class="state" aria-labelledby="answer">
<h2 id="answer">${askedWords(policy, answer.question)}</h2>
<div class="sides">${answerCard(answer.officialText, answer)}${answerCard(answer.asReported, answer)}</div>
<p class="cut-off">${answer.cutOff}</p>
${cautionList(cautionsOf([answer.asReported, answer.officialText]))}
${answer.suggestions > 0 ? html`<p class="quiet">${told(words.waiting, answer.suggestions)} <a href="/review">${words.review}</a>.</p>` : NOTHING}
</section>
<section aria-labelledby="reasons"><h2 id="reasons">${words.title}</h2>
${each([answer.officialText, answer.asReported], (said) => reasonsOf(policy, said))}
</section>`;

/** "White rice · Kenya, on 1 December 2024" */
function askedWords(policy: Policy, question: Question): string {
  const region = (axis: Axis) => question.scope[axis] ?? { in: [rootOf(policy, axis)], except: [] };
  const scope = Object.fromEntries(AXES.map((axis) => [axis, region(axis).in])) as Record<Axis, string[]>;
  const excluded = Object.fromEntries(AXES.map((axis) => [axis, region(axis).except]));
  const facts = Object.entries(question.facts).map(([fact, { value, unit }]) => `${fact} ${value} ${unit}`);
  const parts = [covers(policy, { scope, excluded }).text, ...facts].join(' · ');
  const published = question.asPublishedBy ? `, as published by ${sayMoment(question.asPublishedBy)}` : '';
  const recorded = question.asRecordedBy ? `, as recorded by ${sayMoment(question.asRecordedBy)}` : '';
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}, on ${sayMoment(question.at)}${published}${recorded}`;
}

const reasonsOf = (policy: Policy, said: SaidAnswer): Html => html`<h3>${SIDE_WORDS[said.side]}</h3>
${each(said.parts, (part) => partReasons(policy, part, said.parts.length > 1))}`;

const partReasons = (policy: Policy, part: SaidPart, named: boolean): Html => html`
${named ? html`<p><strong>${part.covers?.text ?? ''}</strong>: ${part.phrase}</p>` : NOTHING}
${
  part.reasons.length === 0
    ? html`<p class="quiet">${words.none}</p>`
    : html`<ul class="reasons">${each(part.reasons, (reason) => reasonLine(policy, reason))}</ul>`
}`;

const reasonLine = (
  policy: Policy,
  reason: Reason,
): Html => html`<li class="${reason.decided ? 'decided' : 'set-aside'}">
<p><strong>${reason.decided ? words.decided : words.setAside}</strong>: ${words.rule} ${EFFECT_WORDS[reason.effect]} ${ruleCovers(policy, reason)}${reason.presupposed ? words.presupposed : ''} <span class="quiet">· ${saySince(reason.from)}${reason.until ? fill(words.until, { date: sayDate(reason.until) }) : ''} · ${reason.basis}</span></p>
${each(reason.members ?? [], (member) => html`<p class="quiet">${memberLine(policy, member)}.</p>`)}
${reason.defeatedBy.length > 0 ? html`<p class="quiet">${fill(words.gaveWay, { grounds: [...new Set(reason.defeatedBy.map(({ ground }) => GROUND_WORDS[ground]))].join(', ') })}</p>` : NOTHING}
${reason.supports.length > 1 ? html`<p class="quiet">${accounts(reason)}</p>` : NOTHING}
<ul class="supports">${each(
  reason.supports,
  (support) =>
    html`<li>${support.speaker}: ${quoted(support.words, reportPath(support.report, support.finding))} <span class="quiet">${support.outlet ?? texts.told.noOutlet}, ${support.published ? sayDate(support.published) : texts.told.noDate}</span></li>`,
)}</ul>
</li>`;

/** "It reaches United Kingdom as a member of European Union from 1 January 1973 until 31 January 2020" */
const memberLine = (policy: Policy, { axis, member, group, from, until }: Member): string =>
  [
    `It reaches ${nodeName(policy, axis, member)} as a member of ${nodeName(policy, axis, group)}`,
    ...(from ? [`from ${sayDate(from)}`] : []),
    ...(until ? [`until ${sayDate(until)}`] : []),
  ].join(' ');

const accounts = ({ supports, separatelyWritten }: Reason): string =>
  fill(separatelyWritten === 1 ? words.accounts.one : words.accounts.many, {
    n: String(supports.length),
    reports: String(separatelyWritten),
  });

/** As wide as the policy is said only of the class. */
const ruleCovers = (policy: Policy, { scope, constraints }: Reason): string =>
  [
    ...(['asset', 'action', 'place', 'purpose', 'party'] as const)
      .filter((axis) => axis === 'asset' || scope[axis] !== rootOf(policy, axis))
      .map((axis) => nodeName(policy, axis, scope[axis])),
    ...constraints.map(sayConstraint),
  ].join(' · ');
