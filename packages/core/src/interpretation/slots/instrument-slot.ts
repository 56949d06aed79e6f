/**
 * A draft → its instrument: the noun of the norm or of the text that makes it, with what describes it ("a blanket ban",
 * "additional duties") but without the trade it bounds or the country it is of.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, fill } from '../draft.ts';
import { isDraft, isPeople, isText, normAt } from '../lexicon.ts';
import { quoteRun, type Run, runOf, type Scene } from '../scene.ts';
import words from './scope.json' with { type: 'json' };
import { isDeedNoun } from './things.ts';

const NO_DESCRIPTION = new Set(words.noDescription);
/** Deeds and talk that other words take for rules. */
const NO_INSTRUMENTS = new Set(words.noInstruments);
/** "further notice", "off limits", "no decision" are no rules. */
const NO_LEADS = new Set(words.noLeads);
const TEXTS = new Set(words.instruments);

/** "a *new blanket* ban": the head with the words before it that only describe it. */
export function withDescription(scene: Scene, { first, end }: Run, from: number): Run {
  let start = first;
  while (start > from && describes(scene, start - 1)) start--;
  // "a ten-year-old ban": what is left of a compound describes nothing.
  while (start < first && isHyphen(scene.low[start])) start += 2;
  return { first: start, end };
}

const isHyphen = (word: string | undefined): boolean => word === '-' || word === '–';

function describes(scene: Scene, at: number): boolean {
  const word = scene.low[at]!;
  const { pos } = scene.tokens[at]!;
  if (isHyphen(word)) return scene.tokens[at - 1]?.end === scene.tokens[at]!.start;
  if (!/^(?:ADJ|NOUN|PROPN)$/.test(pos) || NO_DESCRIPTION.has(word)) return false;
  const entity = scene.entityAt(at);
  if (entity && entity.kind !== 'name') return false;
  if (isTimePhrase(scene, { first: at, end: at + 1 })) return false;
  return !isDeedNoun(word) && !isPeople(word);
}

/** The noun nearest to the anchor, in its sentence, where no other told the instrument. */
export function readLeftInstrument(scene: Scene, draft: Draft): void {
  if (draft.slots.instrument) return;
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  let best: Run | null = null;
  let nearest = words.nearInstrument;
  for (let i = firstToken; i < endToken; i++) {
    const end = instrumentEnd(scene, i);
    if (end === null) continue;
    const gap = i < draft.anchor.first ? draft.anchor.first - i : Math.max(0, i - draft.anchor.end);
    if (gap < nearest && !isApart(scene, draft, i)) {
      nearest = gap;
      best = { first: i, end };
    }
    i = end - 1;
  }
  if (best) fill(scene, draft, 'instrument', withDescription(scene, best, firstToken));
}

/** In another clause of the sentence. */
function isApart(scene: Scene, { anchor }: Draft, at: number): boolean {
  const between = at < anchor.first ? scene.low.slice(at, anchor.first) : scene.low.slice(anchor.end, at);
  return between.some((w) => w === ';' || w === 'but');
}

function instrumentEnd(scene: Scene, at: number): number | null {
  const word = scene.low[at]!;
  const before = scene.low[at - 1] ?? '';
  if (NO_INSTRUMENTS.has(word) || NO_LEADS.has(before)) return null;
  const norm = normAt(scene, at);
  if (norm) return norm.end;
  const isNoun = scene.tokens[at]!.pos === 'NOUN' || scene.tokens[at]!.pos === 'PROPN';
  return isNoun && (TEXTS.has(word) || TEXTS.has(word.replace(/s$/, '')) || isText(word) || isDraft(word))
    ? at + 1
    : null;
}

/** "A travel ban" with no thing told: the deed it bounds is also its kind. */
export function widenInstrument(scene: Scene, draft: Draft): void {
  const { action, instrument, item } = draft.slots;
  if (!action || !instrument || item || action.inferred || instrument.inferred) return;
  const deed = runOf(scene, action);
  const norm = runOf(scene, instrument);
  if (deed && norm && deed.end === norm.first)
    draft.slots.instrument = quoteRun(scene, { first: deed.first, end: norm.end });
}
