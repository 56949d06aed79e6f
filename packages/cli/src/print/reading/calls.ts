/** Stances and urged findings → CALLS: who wants what. Nothing of it alters a rule, and the heading says so. */
import type { Finding, Stance } from '@proviso/core/vocabulary';
import { BLANK, type Line } from '../line.ts';
import { quote } from '../quote.ts';
import { layHeading, layRow, type Row } from '../wrap.ts';
import { sayer } from './says.ts';
import { textOf, type View, wordsOf } from './view.ts';

const KEY_WIDTH = 10;

export function callsSection(view: View): Line[] {
  const stances = view.stances.filter((stance) => !stance.background);
  const groups = [
    ...Map.groupBy(stances, ({ stance, statement, finding }) => `${stance} ${statement} ${finding}`).values(),
  ];
  const alone = view.findings.filter(
    (finding) =>
      finding.phase === 'urged' &&
      !finding.background &&
      !stances.some((stance) => stance.finding === finding.id),
  );
  const rows = [
    ...groups.map((group) => groupRow(view, group)),
    ...alone.map((finding) => urgedRow(view, finding)),
  ];
  if (rows.length === 0) return [];
  return [
    layHeading('CALLS (alter no rule)', view.width),
    ...rows.flatMap((row) => layRow(row, view.width, 2, KEY_WIDTH)),
    BLANK,
  ];
}

function groupRow(view: View, group: readonly Stance[]): Row {
  const first = group[0]!;
  const { words, place } = stanceWords(view, first);
  const source = view.statementOf(first.statement)?.source[0]?.text;
  const others =
    group.length === 1 && source !== undefined && /\b(?:and|with) others\b/.test(source) ? ' and others' : '';
  return {
    key: first.stance,
    text: `${group.map(({ actor }) => actor.text).join(', ')}${others}: ${words}`,
    place,
  };
}

const urgedRow = (view: View, finding: Finding): Row => {
  const words = wordsOf(view, [finding], true);
  return {
    key: 'urges',
    text: `${sayer(view, finding)}: ${quote(textOf(view, words))}`,
    place: view.place(words),
  };
};

/** What the actor said, else the words of what the stance is about, else the actor's own place in the text. */
export function stanceWords(view: View, stance: Stance): { words: string; place: string } {
  const content = view.statementOf(stance.statement)?.content[0];
  if (content) return { words: quote(content.text), place: view.place(content) };
  const about = view.findingOf(stance.finding);
  if (!about) return { words: 'words not found', place: view.place(stance.actor) };
  const words = wordsOf(view, [about], true);
  return { words: quote(textOf(view, words)), place: view.place(stance.actor) };
}
