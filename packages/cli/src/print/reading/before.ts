/** Background findings and stances → BEFORE: what was, in one line each. */
import { moveWords, PHASE_WORDS, sayDate } from '@proviso/core/publishing';
import type { Finding, Stance } from '@proviso/core/vocabulary';
import { BLANK, type Line } from '../line.ts';
import { quote } from '../quote.ts';
import { layHeading, layRow, type Row } from '../wrap.ts';
import { stanceWords } from './calls.ts';
import { told } from './moves.ts';
import { sayer } from './says.ts';
import { textOf, type View, wordsOf } from './view.ts';

export function beforeSection(view: View): Line[] {
  const rows = [
    ...view.findings.filter((finding) => finding.background).map((finding) => findingRow(view, finding)),
    ...view.stances.filter((stance) => stance.background).map((stance) => stanceRow(view, stance)),
  ];
  if (rows.length === 0) return [];
  return [layHeading('BEFORE', view.width), ...rows.flatMap((row) => layRow(row, view.width)), BLANK];
}

const OPEN = ['proposed', 'hinted', 'urged', 'rejected', 'denied'];

function findingRow(view: View, finding: Finding): Row {
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
    place: view.place(words),
  };
}

function stanceRow(view: View, stance: Stance): Row {
  const { words, place } = stanceWords(view, stance);
  const since =
    stance.since && !stance.since.inferred && stance.since.value
      ? `, since ${sayDate(stance.since.value)}`
      : '';
  return { key: stance.stance, text: `${stance.actor.text}: ${words}${since}`, place };
}
