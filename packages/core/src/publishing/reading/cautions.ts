/** A reading → what a careful reader would not overlook, each with the words that it hangs on. */
import type { Finding, Statement } from '../../vocabulary/index.ts';
import { clean, quote } from '../quote.ts';
import type { View } from './view.ts';

export const cautionsIn = (view: View): string[] => PASSES.flatMap((pass) => pass(view));

const PASSES: ((view: View) => string[])[] = [
  headlineLeavesOut,
  headlineDiffers,
  restsOn,
  datesWithoutDay,
  measuresApart,
];

const isChange = ({ move, phase, background }: Finding) =>
  move !== 'keep' && !background && (phase === 'in_force' || phase === 'announced');

function headlineLeavesOut({ article, findings, statementOf }: View): string[] {
  const first = findings.find(isChange);
  const statement = statementOf(first?.statement ?? null);
  const source = statement?.source[0];
  if (!article.headline || !statement || !source) return [];
  const last = clean(source.text).split(' ').at(-1)!.toLowerCase();
  if (article.headline.toLowerCase().includes(last)) return [];
  return [`the headline leaves out ${quote(attribution(article.text, statement))}`];
}

/** Cue and source together where they stand side by side: "according to officials". */
function attribution(text: string, { source, cue }: Statement): string {
  const spans = [...source.slice(0, 1), ...cue.slice(0, 1)];
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return end - start <= 80 ? text.slice(start, end) : source[0]!.text;
}

function headlineDiffers({ findings }: View): string[] {
  return findings.some(({ flags }) => flags.includes('label_conflict'))
    ? ['the headline and the text differ on how far it goes']
    : [];
}

function restsOn({ findings, article }: View): string[] {
  if (findings.length === 0) return [];
  if (findings.some(({ channel }) => channel === 'official_text'))
    return ['official text, as far as a machine can tell: compare it with the issuer’s own; one report'];
  const { creditedTo } = article;
  const origin = creditedTo.length > 0 ? `credited to ${creditedTo.join(', ')}` : 'origin unknown';
  return [`no official text; ${origin}; one report`];
}

/** "Thursday" is a day only beside the day of the report. "Until further orders" is no day and is not missed. */
function datesWithoutDay({ article, findings }: View): string[] {
  const words = findings.flatMap(({ slots, until_kind }) =>
    DATED.filter((name) => name !== 'effective_until' || until_kind === 'date').flatMap((name) => {
      const slot = slots[name];
      return slot && !slot.inferred && slot.value === undefined ? [quote(slot.text)] : [];
    }),
  );
  if (words.length === 0) return [];
  const unique = [...new Set(words)];
  const advice = article.published === null ? ': pass --published' : '';
  return [`${unique.join(', ')} ${unique.length === 1 ? 'has' : 'have'} no date${advice}`];
}
const DATED = ['announced_on', 'effective_from', 'effective_until'] as const;

function measuresApart({ article }: View): string[] {
  return article.measures
    .filter(({ consistent }) => consistent === false)
    .map(({ quote: told }) => `${quote(told.text)}: the two do not agree`);
}
