import type { Quotation, Scene } from './scene.ts';
import words from './words.json' with { type: 'json' };

const WEEKDAYS = new Set(words.days);
const TIMES = new Set(words.times);
const SETTINGS = new Set(words.settings);

export const isOpening = (scene: Scene, at: number): boolean => scene.quotationAt(at)?.firstToken === at;
export const isClosing = (scene: Scene, at: number): boolean => {
  const quotation = scene.quotationAt(at);
  return quotation !== undefined && quotation.endToken === at + 1;
};

/** A quotation that ends its own sentence: its last sign before the closing mark says so. */
export const isWhole = (scene: Scene, quotation: Quotation): boolean =>
  /[.!?…]\s*["'”’»‟]*$/.test(scene.text.slice(Math.max(quotation.start, quotation.end - 6), quotation.end));

/** Past a run of words that only tell when ("on Thursday", "last week", "Monday evening"), or `at` where none begins. */
export function timeRun(scene: Scene, at: number, end: number): number {
  let i = at;
  const word = (n: number) => scene.tokens[n]?.text ?? '';
  const lower = (n: number) => word(n).toLowerCase();
  if (lower(i) === 'on' && WEEKDAYS.has(word(i + 1))) i++;
  if (
    i < end &&
    (lower(i) === 'last' || lower(i) === 'this' || lower(i) === 'earlier') &&
    TIMES.has(lower(i + 1))
  )
    i++;
  let moved = false;
  while (i < end && (WEEKDAYS.has(word(i)) || (TIMES.has(lower(i)) && (moved || i > at)))) {
    moved = true;
    i++;
  }
  return moved ? i : at;
}

/** "in a statement", "at a news conference": where it was said is no part of who said it. */
export function isSetting(scene: Scene, at: number, limit: number): boolean {
  if (at >= limit) return false;
  if (!/^(?:in|at|during|on)$/i.test(scene.tokens[at]!.text)) return false;
  const end = Math.min(limit, at + 5);
  return scene.tokens.slice(at + 1, end).some((t) => SETTINGS.has(t.lemma));
}
