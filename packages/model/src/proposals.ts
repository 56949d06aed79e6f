import type { Proposal, Span } from '@proviso/core/vocabulary';
import { chainOf, runsOf } from './crf.ts';
import type { Encoder, Seen } from './encoder.ts';
import type { EncoderWord } from './encoder-words.ts';
import { looksIn } from './looks.ts';
import type { Weights } from './weights.ts';
import type { Window } from './windows.ts';

/** How likely a cue must be to be looked at again: chosen on articles of train that no weight was fitted on. */
const WORTH_A_LOOK = 0.5;
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
  for await (const look of looksIn(words, encoder, (seen) => cuesIn(seen, steps))) {
    const { first, end, from, until, likely, bounds } = look;
    const { roles, genuine } = await encoder.lookAgain(look);
    const chain = chainOf(roles, until - from, steps.role);
    const span = ([start, past]: readonly [number, number], shift = from): Span => ({
      start: words[shift + start]!.start,
      end: words[shift + past - 1]!.end,
    });
    proposals.push({
      cue: span([first, end], 0),
      source: runsOf(chain.labels, SOURCE).map((run) => span(run)),
      content: runsOf(chain.labels, CONTENT).map((run) => span(run)),
      scores: { cue: likely, bounds, genuine: 1 / (1 + Math.exp(-genuine)), spans: chain.pathLikelihood },
    });
  }
  return proposals;
}

/** How likely a cue opens there, and how likely it is these words and no others. */
type Likely = { likely: number; bounds: number };

/** The likeliest cues of a window, in words of the article; where two overlap, the likelier. */
function cuesIn({ window, cues }: Seen, steps: Weights['steps']): (Window & Likely)[] {
  const count = window.end - window.first;
  const chain = chainOf(cues, count, steps.cue);
  const found: ({ first: number; end: number } & Likely)[] = [];
  for (let first = 0; first < count; first++) {
    if (chain.likelihood(first, CUE) < WORTH_A_LOOK / 2) continue;
    let best = { end: first + 1, bounds: 0 };
    for (let end = first + 1; end <= Math.min(count, first + LONGEST_CUE); end++) {
      const bounds = chain.runLikelihood(first, end, CUE);
      if (bounds > best.bounds) best = { end, bounds };
      if (end < count && chain.likelihood(end, CUE + 1) < 0.02) break;
    }
    found.push({ first, ...best, likely: chain.likelihood(first, CUE) });
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
    .map((cue) => ({ ...cue, first: window.first + cue.first, end: window.first + cue.end }));
}
