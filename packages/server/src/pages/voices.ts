/** Positions → who says what: one group a basis, the strongest first, denials beside the claims they speak against. */
import {
  type Call,
  type Position,
  type Positions,
  type Saying,
  sayDate,
  sayWho,
  type Voices,
} from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import { reportPath } from './links.ts';
import { quoted } from './quote.ts';

const HEADINGS: Record<Voices['basis'], string> = {
  'official text': 'Official text',
  'named official': 'Named officials',
  'unnamed officials': 'Unnamed officials',
  'third party or outlet': 'Third parties and outlets',
};

export const voicesSection = ({ voices, calls }: Positions): Html => html`<section aria-labelledby="voices">
<h2 id="voices">Who says what</h2>
${voices.length === 0 ? html`<p class="quiet">Nobody on record says anything of this yet.</p>` : NOTHING}
${each(
  voices,
  ({ basis, positions }) => html`<h3>${HEADINGS[basis]}</h3>
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
    ? html`<ul class="denials">${each(denials, (denial) => html`<li><strong>Denied</strong> by ${sayWho(denial)}: ${source(denial)}</li>`)}</ul>`
    : NOTHING
}
</div>
</li>`;

/** A report in its own voice speaks under its outlet's name. */
const speakerOf = ({ speaker, outlet }: Saying): string =>
  speaker === 'the report' ? (outlet ?? speaker) : speaker;

const source = (saying: Saying): Html =>
  html`${quoted(saying.sentence, reportPath(saying.report, saying.finding))} ${saying.outlet ?? 'outlet not told'}, ${saying.published ? sayDate(saying.published) : 'date not told'}`;

const callList = (calls: readonly Call[]): Html => html`<details>
<summary>${calls.length} ${calls.length === 1 ? 'call or stance' : 'calls and stances'}, which alter no rule</summary>
<ul class="voices">${each(
  calls,
  (call) => html`<li>
<p class="who">${call.who}</p>
<div>
<p><strong>${call.label}</strong>${call.since ? `, since ${sayDate(call.since)}` : ''}</p>
<p class="quiet">${call.words ? quoted(call.words, reportPath(call.report)) : NOTHING} ${call.outlet ?? 'outlet not told'}, ${call.published ? sayDate(call.published) : 'date not told'}${call.reviewed ? '' : ' · as the machine read it, not reviewed'}</p>
</div>
</li>`,
)}</ul>
</details>`;
