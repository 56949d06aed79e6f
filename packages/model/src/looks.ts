import type { Encoder, Look, Seen } from './encoder.ts';
import { type EncoderWord, opensBlock } from './encoder-words.ts';
import { type Window, windowsOf } from './windows.ts';

/** Words on either side of a cue that its source and content are looked for in, at most. As taught: shown more, it strays. */
const REACH = 80;
/** A short paragraph's neighbours are looked at as well, while all are no more words than this. */
const NEIGHBOURLY = 100;

/**
 * Words of an article → each cue with the words around it that are to be looked at again, in the order of cues; indices
 * are the article's. Of what the encoder saw only so much is kept as the next cue may need: a book takes no more than a page.
 */
export async function* looksIn<Cue extends Window>(
  words: readonly EncoderWord[],
  encoder: Pick<Encoder, 'encode'>,
  cuesIn: (seen: Seen) => Cue[],
): AsyncGenerator<Cue & Look> {
  let kept: Seen[] = [];
  const waiting: (Cue & { from: number; until: number })[] = [];
  for (const window of windowsOf(words)) {
    const seen = await encoder.encode(words, window);
    kept.push(seen);
    for (const cue of cuesIn(seen)) waiting.push({ ...cue, ...aroundCue(words, cue) });
    while (waiting[0] && waiting[0].until <= window.end) {
      const cue = waiting.shift()!;
      yield { ...cue, states: statesOf(kept, cue) };
    }
    const needed = Math.min(window.end - REACH, waiting[0]?.from ?? window.end);
    kept = kept.filter((one) => one.window.end > needed);
  }
}

/** The cue's paragraph within reach, and those beside it where all are short. */
export function aroundCue(
  words: readonly EncoderWord[],
  { first, end }: Window,
): { from: number; until: number } {
  const opens = (at: number) => at === 0 || at === words.length || opensBlock(words[at]!);
  let from = first;
  let until = end;
  while (!opens(from) && first - from < REACH) from--;
  while (!opens(until) && until - end < REACH) until++;
  if (opens(until) && until < words.length) {
    let past = until + 1;
    while (!opens(past) && past - from <= NEIGHBOURLY) past++;
    if (past - from <= NEIGHBOURLY) until = Math.min(past, end + REACH);
  }
  if (opens(from) && from > 0) {
    let before = from - 1;
    while (!opens(before) && until - before <= NEIGHBOURLY) before--;
    if (until - before <= NEIGHBOURLY) from = Math.max(before, first - REACH);
  }
  return { from, until };
}

function statesOf(kept: readonly Seen[], { from, until }: { from: number; until: number }): Float32Array {
  const width = kept[0]!.states.length / (kept[0]!.window.end - kept[0]!.window.first);
  const states = new Float32Array((until - from) * width);
  for (const { window, states: own } of kept) {
    const first = Math.max(from, window.first);
    const end = Math.min(until, window.end);
    if (first < end)
      states.set(
        own.subarray((first - window.first) * width, (end - window.first) * width),
        (first - from) * width,
      );
  }
  return states;
}
