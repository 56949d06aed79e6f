/** Background findings and stances → what was before, in one line each. */
import type { Finding, Stance } from '../../vocabulary/index.ts';
import { sayDate } from '../dates.ts';
import { quote } from '../quote.ts';
import { moveWords, PHASE_WORDS } from '../words.ts';
import { stanceWords } from './calls.ts';
import { told } from './moves.ts';
import { sayer } from './says.ts';
import { type ToldRow, textOf, type View, wordsOf } from './view.ts';

export const beforeIn = (view: View): ToldRow[] => [
  ...view.findings.filter((finding) => finding.background).map((finding) => findingRow(view, finding)),
  ...view.stances.filter((stance) => stance.background).map((stance) => stanceRow(view, stance)),
];

const OPEN = ['proposed', 'hinted', 'urged', 'rejected', 'denied'];

function findingRow(view: View, finding: Finding): ToldRow {
  const words = wordsOf(view, [finding], true);
  const open = OPEN.includes(finding.phase);
  const who =
    open || finding.speaker !== 'reporter'
      ? sayer(view, finding)
      : (told(finding.slots.issuer) ?? 'the report');
  const when = told(finding.slots.effective_from) ?? told(finding.slots.announced_on);
  const what = open ? '' : `${moveWords(finding.move, finding.phase)}: `;
  return {
    key: open ? PHASE_WORDS[finding.phase] : 'was',
    text: `${what}${who}, ${quote(textOf(view, words))}${when === null ? '' : `, ${when}`}`,
    at: words,
  };
}

function stanceRow(view: View, stance: Stance): ToldRow {
  const { words, at } = stanceWords(view, stance);
  const since =
    stance.since && !stance.since.inferred && stance.since.value
      ? `, since ${sayDate(stance.since.value)}`
      : '';
  return { key: stance.stance, text: `${stance.actor.text}: ${words}${since}`, at };
}
