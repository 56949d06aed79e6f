/**
 * A policy's names → the form that asks of it: lists to pick from, by names and never by ids, in which anything may be
 * typed too. Left empty, a part stays open.
 */
import { type AskedFact, AXIS_WORDS, capital, fill } from '@proviso/core/publishing';
import { AXES, type Axis, type Node, nodeName, type Policy, rootOf } from '@proviso/core/vocabulary';
import type { AskedWords } from '@proviso/desk';
import { texts } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { askPath, feedPath } from '../links.ts';

export type Asked = {
  policy: Policy;
  words: AskedWords;
  /** On which some rule of the policy depends. */
  facts: readonly AskedFact[];
  withSuggestions: boolean;
};

const { ask: words } = texts;

export const askSection = (asked: Asked): Html => html`<section aria-labelledby="ask">
<h2 id="ask">${words.askAndWatch}</h2>
${askForm(asked)}
<p>${words.watch} <a href="${feedPath(asked.policy.id)}">${words.feed}</a></p>
</section>`;

export function askForm({ policy, words: typed, facts, withSuggestions }: Asked): Html {
  // An axis with one node alone leaves nothing to choose.
  const axes = AXES.filter((axis) => policy.nodes[axis].length > 1);
  const parted = axes.filter((axis) => policy.nodes[axis].some(({ within }) => within?.length));
  const [inside, outside] = apart(typed);
  return html`<form class="ask" method="get" action="${askPath(policy.id)}">
<div class="fields">
${each(axes, (axis) => axisField(policy, axis, inside[axis] ?? ''))}
${each(facts, (fact) => factField(fact, toldOf(typed, fact.fact)))}
<label><span>${words.at}</span><input type="date" name="at" value="${typed.at ?? ''}"></label>
<label><span>${words.asPublishedBy}</span><input type="date" name="as-published-by" value="${typed.asPublishedBy ?? ''}"></label>
</div>
${typed.asRecordedBy === undefined ? NOTHING : html`<input type="hidden" name="as-recorded-by" value="${typed.asRecordedBy}">`}
${each(otherFacts(typed, facts), (fact) => html`<input type="hidden" name="fact" value="${fact}">`)}
<p class="hint">${words.open}</p>
${
  parted.length === 0
    ? NOTHING
    : html`<details${Object.keys(outside).length > 0 ? ' open' : ''}><summary>${words.leaveOut}</summary><div class="fields">${each(parted, (axis) => withoutField(axis, outside[axis] ?? ''))}</div></details>`
}
<p><label class="check"><input type="checkbox" name="with-suggestions" value="yes"${withSuggestions ? html` checked` : ''}> ${words.withSuggestions}</label></p>
<p><button type="submit">${words.button}</button></p>
</form>`;
}

const axisField = (policy: Policy, axis: Axis, value: string): Html =>
  html`<label><span>${AXIS_WORDS[axis]}</span><input name="${axis}" value="${value}" list="names-${axis}" placeholder="${nodeName(policy, axis, rootOf(policy, axis))}" autocomplete="off"></label>
<datalist id="names-${axis}">${each(suggested(policy, axis), (node) => html`<option value="${node.name}"${labelOf(policy, axis, node)}></option>`)}</datalist>`;

/** "white rice, of rice": what a part is part of, where that is not all there is. */
function labelOf(policy: Policy, axis: Axis, node: Node): Html {
  const around = (node.within ?? []).filter((id) => id !== rootOf(policy, axis));
  const names = around.map((id) => nodeName(policy, axis, id)).join(', ');
  return names === '' ? html`` : html` label="${fill(words.partOf, { part: node.name, whole: names })}"`;
}

const withoutField = (axis: Axis, value: string): Html =>
  html`<label><span>${fill(words.without, { axis: capital(AXIS_WORDS[axis]) })}</span><input name="without-${axis}" value="${value}" list="names-${axis}" autocomplete="off"></label>`;

const factField = ({ fact, bounds }: AskedFact, value: string): Html => {
  const id = `bounds-${fact.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
  return html`<label><span>${fact}</span><input name="fact.${fact}" value="${value}" list="${id}" placeholder="${bounds[0] ?? ''}" autocomplete="off"></label>
<datalist id="${id}">${each(bounds, (bound) => html`<option value="${bound}"></option>`)}</datalist>`;
};

/** Of a world of regions only the widest are offered; all may be typed. */
const MOST_SUGGESTED = 500;
const suggested = (policy: Policy, axis: Axis): readonly Node[] => {
  const nodes = policy.nodes[axis];
  const root = rootOf(policy, axis);
  return nodes.length <= MOST_SUGGESTED ? nodes : nodes.filter(({ within }) => within?.includes(root));
};

type ByAxis = Partial<Record<Axis, string>>;

/** "rice, !white rice" → what is asked about, and what is left out of it. */
function apart(typed: AskedWords): [inside: ByAxis, outside: ByAxis] {
  const inside: ByAxis = {};
  const outside: ByAxis = {};
  for (const axis of AXES) {
    const parts = (typed[axis] ?? '').split(',').map((part) => part.trim());
    const left = parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1).trim());
    // A point on the ground is written with a comma and leaves nothing out.
    if (left.length === 0) inside[axis] = typed[axis] ?? '';
    else {
      inside[axis] = parts.filter((part) => !part.startsWith('!')).join(', ');
      outside[axis] = left.join(', ');
    }
  }
  return [inside, outside];
}

const FACT = /^([^=]*)=(.*)$/s;
const nameOf = (fact: string): string => (FACT.exec(fact)?.[1] ?? '').trim();

const toldOf = ({ facts = [] }: AskedWords, name: string): string =>
  (FACT.exec(facts.findLast((fact) => nameOf(fact) === name) ?? '')?.[2] ?? '').trim();

/** Asked about in an address, though no rule on record depends on it. */
const otherFacts = ({ facts = [] }: AskedWords, known: readonly AskedFact[]): string[] =>
  facts.filter((fact) => !known.some((one) => one.fact === nameOf(fact)));
