/**
 * Gold and found findings of a report, paired as the scorer pairs them → a line for each slot that differs: the gold's
 * words, then ours. It shows what slots miss apart from what detection misses.
 */
import { type Finding, SLOT_NAMES, type SlotName } from '@proviso/core/vocabulary';

type GoldSpan = { start: number; end: number; value?: string } | string | null;
export type GoldFinding = {
  move: string;
  phase: string;
  background: boolean;
  anchor: GoldSpan;
  certainty: string;
  slots: Partial<Record<SlotName, GoldSpan>>;
};

export function slotLines(id: string, text: string, gold: readonly GoldFinding[], found: readonly Finding[]) {
  const asked = gold.filter((g) => !g.background);
  return pairs(asked, found, text).flatMap(([g, f]) => {
    const lines = SLOT_NAMES.flatMap((name) => {
      const [want, have] = [told(g.slots[name] ?? null, text), ours(f, name)];
      if (want === have) return [];
      return [`    ${name.padEnd(16)} ${want || '–'}   |   ${have || '–'}`];
    });
    const sure =
      g.certainty === f.certainty ? [] : [`    certainty        ${g.certainty}   |   ${f.certainty}`];
    const head = `${id}  ${g.move}/${g.phase}  ‹${told(g.anchor, text)}›   |   ${f.move}/${f.phase} ‹${f.anchor.text}›`;
    const differs = [...lines, ...sure];
    return differs.length === 0 ? [] : [head, `    « ${sentenceAround(f.anchor, text).trim()} »`, ...differs];
  });
}

function told(span: GoldSpan, text: string): string {
  if (span === null) return '';
  if (typeof span === 'string') return span;
  return `${text.slice(span.start, span.end)}${span.value ? ` (${span.value})` : ''}`;
}

function ours(finding: Finding, name: SlotName): string {
  const slot = finding.slots[name];
  if (slot === null) return '';
  if (slot.inferred) return `inferred ${slot.value}`;
  return `${slot.text}${slot.value && !slot.value.includes(':') ? ` (${slot.value})` : ''}`;
}

/** The scorer's rule: the likest first, by words of item, action and place and by the anchor's words nearby. */
function pairs(gold: readonly GoldFinding[], found: readonly Finding[], text: string) {
  const ranked = gold
    .flatMap((g) => found.map((f) => ({ g, f, rank: likeness(g, f, text) })))
    .filter(({ rank }) => rank > 0)
    .map(({ g, f, rank }) => ({ g, f, rank: rank + (g.move === f.move ? 0.01 : 0) }))
    .sort((a, b) => b.rank - a.rank);
  const used = new Set<object>();
  const taken: [GoldFinding, Finding][] = [];
  for (const { g, f } of ranked) {
    if (used.has(g) || used.has(f)) continue;
    used.add(g).add(f);
    taken.push([g, f]);
  }
  return taken;
}

function likeness(g: GoldFinding, f: Finding, text: string): number {
  const things = ['item', 'action', 'place'] as const;
  const mine = new Set(things.flatMap((name) => wordsOf(ours(f, name))));
  const theirs = new Set(things.flatMap((name) => wordsOf(told(g.slots[name] ?? null, text))));
  const common = [...theirs].filter((w) => mine.has(w)).length;
  const around = new Set(wordsOf(sentenceAround(f.anchor, text)));
  const anchor = wordsOf(told(g.anchor, text));
  const near = anchor.length ? anchor.filter((w) => around.has(w)).length / anchor.length : 0;
  if (common === 0 && near < 0.5) return 0;
  return common / (mine.size + theirs.size - common || 1) + near;
}

const wordsOf = (words: string): string[] =>
  (words.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).map((w) =>
    w.replace(/(?<=\p{L}{3})(?:es|s)$/u, ''),
  );

function sentenceAround({ start, end }: { start: number; end: number }, text: string): string {
  const before = Math.max(text.lastIndexOf('. ', start), text.lastIndexOf('\n', start), -1) + 1;
  const stops = ['. ', '\n'].map((s) => text.indexOf(s, end)).filter((i) => i >= 0);
  return text.slice(before, stops.length > 0 ? Math.min(...stops) : text.length);
}
