/** Positions → who says what: one group a basis, the strongest first, denials beside the claims they speak against. */
import {
  type Call,
  fill,
  type Position,
  type Positions,
  type Saying,
  sayDate,
  sayWho,
} from '@proviso/core/publishing';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { reportPath } from './links.ts';
import { quoted } from './quote.ts';

const { voices: words } = texts;

export const voicesSection = ({ voices, calls }: Positions): Html => html`<section aria-labelledby="voices">
<h2 id="voices">${words.title}</h2>
${voices.length === 0 ? html`<p class="quiet">${words.none}</p>` : NOTHING}
${each(
  voices,
  ({ basis, positions }) => html`<h3>${words.bases[basis]}</h3>
<ul class="voices">${each(positions, positionLine)}</ul>`,
)}
${calls.length > 0 ? callList(calls) : NOTHING}
</section>`;

const positionLine = ({ label, covers, saying, denials }: Position): Html => html`<li>
<p class="who">${speakerOf(saying)}</p>
<div>
<p>${saying.says === 'says' ? '' : `${saying.says}: `}<strong>${label}</strong>, ${covers}</p>
<p class="quiet">${source(saying)}</p>
${
  denials.length > 0
    ? html`<ul class="denials">${each(denials, (denial) => html`<li><strong>${words.denied}</strong> ${fill(words.by, { who: sayWho(denial) })}: ${source(denial)}</li>`)}</ul>`
    : NOTHING
}
</div>
</li>`;

/** A report in its own voice speaks under its outlet's name. */
const speakerOf = ({ speaker, outlet }: Saying): string =>
  speaker === 'the report' ? (outlet ?? speaker) : speaker;

const source = (saying: Saying): Html =>
  html`${quoted(saying.sentence, reportPath(saying.report, saying.finding))} ${saying.outlet ?? texts.told.noOutlet}, ${saying.published ? sayDate(saying.published) : texts.told.noDate}`;

const callList = (calls: readonly Call[]): Html => html`<details>
<summary>${told(words.calls, calls.length)}</summary>
<ul class="voices">${each(
  calls,
  (call) => html`<li>
<p class="who">${call.who}</p>
<div>
<p><strong>${call.label}</strong>${call.since ? fill(words.since, { date: sayDate(call.since) }) : ''}</p>
<p class="quiet">${call.words ? quoted(call.words, reportPath(call.report)) : NOTHING} ${call.outlet ?? texts.told.noOutlet}, ${call.published ? sayDate(call.published) : texts.told.noDate}${call.reviewed ? '' : words.unreviewed}</p>
</div>
</li>`,
)}</ul>
</details>`;
