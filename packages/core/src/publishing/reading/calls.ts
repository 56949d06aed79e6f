/** Stances and urged findings → who wants what. Nothing of it alters a rule. */
import type { Finding, Span, Stance } from '../../vocabulary/index.ts';
import { quote } from '../quote.ts';
import { sayer } from './says.ts';
import { type ToldRow, textOf, type View, wordsOf } from './view.ts';

export function callsIn(view: View): ToldRow[] {
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
  return [
    ...groups.map((group) => groupRow(view, group)),
    ...alone.map((finding) => urgedRow(view, finding)),
  ];
}

function groupRow(view: View, group: readonly Stance[]): ToldRow {
  const first = group[0]!;
  const { words, at } = stanceWords(view, first);
  const source = view.statementOf(first.statement)?.source[0]?.text;
  const others =
    group.length === 1 && source !== undefined && /\b(?:and|with) others\b/.test(source) ? ' and others' : '';
  return {
    key: first.stance,
    text: `${group.map(({ actor }) => actor.text).join(', ')}${others}: ${words}`,
    at,
  };
}

const urgedRow = (view: View, finding: Finding): ToldRow => {
  const words = wordsOf(view, [finding], true);
  return { key: 'urges', text: `${sayer(view, finding)}: ${quote(textOf(view, words))}`, at: words };
};

/** What the actor said, else the words of what the stance is about, else the actor's own place in the text. */
export function stanceWords(view: View, stance: Stance): { words: string; at: Span } {
  const content = view.statementOf(stance.statement)?.content[0];
  if (content) return { words: quote(content.text), at: content };
  const about = view.findingOf(stance.finding);
  if (!about) return { words: 'words not found', at: stance.actor };
  const words = wordsOf(view, [about], true);
  return { words: quote(textOf(view, words)), at: stance.actor };
}
