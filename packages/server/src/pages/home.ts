/** A page of the board → its policies, each with both answers, its last change and its next date; and the search over all. */
import { SIDE_WORDS, SIDES, sayDate } from '@proviso/core/publishing';
import type { Board, BoardPolicy } from '@proviso/desk';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { askPath, bulletinPath, policyPath } from './links.ts';
import { paging } from './paging.ts';
import { searchForm } from './search.ts';
import { sign, toneOf } from './sign.ts';

const { board: words, empty } = texts;

export const homePage = ({ policies, homeless, after, most, total, reports }: Board): Html =>
  layout({
    title: `${words.title} – ${texts.site.name}`,
    here: 'policies',
    feed: { policy: null, title: words.feed },
    description: words.description,
    main: html`<h1>${words.title}</h1>
${
  total === 0
    ? nothingYet(homeless)
    : html`<div class="board-head"><p class="quiet">${told(words.count, total)}, ${told(words.reports, reports)}</p>${searchForm('')}</div>
<ul class="board">${each(policies, lineOf)}</ul>
${paging('/', { after, most, shown: policies.length, total })}
${homeless > 0 ? html`<p class="quiet">${told(words.homeless, homeless)}. <a href="/review">${words.see}</a></p>` : NOTHING}`
}`,
  });

const lineOf = (line: BoardPolicy): Html => {
  const { policy, lastChange, nextDate, waiting, cutOff } = line;
  const { id, name, about } = policy;
  return html`<li>
<div class="board-what">
<h2><a href="${policyPath(id)}">${name}</a></h2>
${about ? html`<p class="about">${about}</p>` : NOTHING}
<dl>
<div><dt>${words.lastChange}</dt><dd>${lastChange ? html`<strong>${lastChange.when ? sayDate(lastChange.when) : texts.told.noDate}</strong> ${lastChange.label}: ${lastChange.covers}` : words.noChange}</dd></div>
<div><dt>${words.nextDate}</dt><dd>${nextDate ? html`<strong>${sayDate(nextDate.on)}</strong> ${nextDate.what}: ${nextDate.covers}` : words.noDate}</dd></div>
</dl>
</div>
<div class="board-says">
${each(
  SIDES,
  (side) =>
    html`<div class="answer ${toneOf(line[side].outcome)}"><h3>${sign(line[side].outcome)}${SIDE_WORDS[side]}</h3><p class="sentence">${line[side].sentence}</p></div>`,
)}
<p class="quiet">${cutOff}${waiting > 0 ? ` ${told(words.waiting, waiting)}.` : ''} <a href="${bulletinPath(id)}">${words.bulletin}<span class="unseen">: ${name}</span></a> · <a href="${askPath(id)}">${words.ask}<span class="unseen">: ${name}</span></a></p>
</div>
</li>`;
};

const nothingYet = (homeless: number): Html => html`<div class="empty">
<p class="lead">${empty.lead}</p>
<p>${homeless > 0 ? empty.waiting : empty.first}</p>
<p class="first"><a class="button" href="${homeless > 0 ? '/review' : '/add'}">${homeless > 0 ? words.see : empty.add}</a> ${empty.orCommand}:</p>
<pre><code>${homeless > 0 ? NOTHING : 'proviso add report.html\nproviso review\n'}proviso policies new --from FINDING</code></pre>
<p class="quiet">${empty.then}</p>
</div>`;
