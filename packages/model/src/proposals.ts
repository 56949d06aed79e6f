import type { Proposal, Span } from '@proviso/core/vocabulary';
import { chainOf, runsOf } from './crf.ts';
import type { Encoder, Look, Seen } from './encoder.ts';
import type { EncoderWord } from './encoder-words.ts';
import type { Weights } from './weights.ts';
import { windowsOf } from './windows.ts';

/** Words on either side of a cue that its source and content are looked for in. As taught: shown more, it strays. */
const REACH = 80;
/** How likely a cue must be to be looked at again: chosen on articles of train that no weight was fitted on. */
const WORTH_A_LOOK = 0.45;
const LONGEST_CUE = 16;

const CUE = 1;
const SOURCE = 1;
const CONTENT = 3;

/** Words of an article → relations that the model proposes, in the order of their cues; a book takes no more room than a page. */
export async function proposalsOf(
  words: readonly EncoderWord[],
  encoder: Encoder,
  steps: Weights['steps'],
): Promise<Proposal[]> {
  const proposals: Proposal[] = [];
  for (const window of windowsOf(words)) {
    const seen = await encoder.encode(words, window);
    for (const look of cuesIn(seen, steps)) {
      const { first, end, from, until, likely } = look;
      const { roles, genuine } = await encoder.lookAgain(look);
      const chain = chainOf(roles, until - from, steps.role);
      const span = (shift: number, [start, past]: readonly [number, number]): Span => ({
        start: words[window.first + shift + start]!.start,
        end: words[window.first + shift + past - 1]!.end,
      });
      proposals.push({
        cue: span(0, [first, end]),
        source: runsOf(chain.labels, SOURCE).map((run) => span(from, run)),
        content: runsOf(chain.labels, CONTENT).map((run) => span(from, run)),
        scores: { cue: likely, genuine: 1 / (1 + Math.exp(-genuine)), spans: chain.pathLikelihood },
      });
    }
  }
  return proposals;
}

/** The likeliest cues of a window's own words; where two overlap, the likelier. */
function cuesIn(seen: Seen, steps: Weights['steps']): (Look & { likely: number })[] {
  const { first: shift, end: past, ownFirst, ownEnd } = seen.window;
  const count = past - shift;
  const chain = chainOf(seen.cues, count, steps.cue);
  const found: { first: number; end: number; likely: number }[] = [];
  for (let first = ownFirst - shift; first < ownEnd - shift; first++) {
    if (chain.likelihood(first, CUE) < WORTH_A_LOOK / 2) continue;
    let best = { first, end: first + 1, likely: 0 };
    for (let end = first + 1; end <= Math.min(count, first + LONGEST_CUE); end++) {
      const likely = chain.runLikelihood(first, end, CUE);
      if (likely > best.likely) best = { first, end, likely };
      if (end < count && chain.likelihood(end, CUE + 1) < 0.02) break;
    }
    found.push({ ...best, likely: chain.likelihood(first, CUE) });
  }
  found.sort((a, b) => b.likely - a.likely);
  const kept: typeof found = [];
  for (const cue of found) {
    const rival = kept.find((other) => cue.first < other.end && other.first < cue.end);
    if (!rival) kept.push({ ...cue });
    else rival.likely = Math.min(1, rival.likely + cue.likely);
  }
  return kept
    .filter(({ likely }) => likely >= WORTH_A_LOOK)
    .sort((a, b) => a.first - b.first)
    .map((cue) => {
      const from = Math.max(0, cue.first - REACH);
      return { ...cue, seen, from, until: Math.min(count, cue.end + REACH) };
    });
}
