import type { Proposal, Span } from '@proviso/core/vocabulary';
import { chainOf, runsOf } from './crf.ts';
import type { Encoder, Look, Seen } from './encoder.ts';
import type { EncoderWord } from './encoder-words.ts';
import type { Weights } from './weights.ts';
import { windowsOf } from './windows.ts';

/** Windows read at once. They are read in this measure so that a book takes no more room than a report. */
const AT_ONCE = 8;
const IN_ONE_GO = 64;
/** Cues looked at again at once. */
const LOOKS_AT_ONCE = 16;
/** Words on either side of a cue that its source and content are looked for in, as the model was taught. */
const REACH = 80;
/** How likely a cue must be to be looked at again. */
const WORTH_A_LOOK = 0.1;
const LONGEST_CUE = 16;

const CUE = 1;
const SOURCE = 1;
const CONTENT = 3;

/** Words of an article → relations that the model proposes, in the order of their cues. */
export async function proposalsOf(
  words: readonly EncoderWord[],
  encoder: Encoder,
  steps: Weights['steps'],
): Promise<Proposal[]> {
  const windows = windowsOf(words);
  const proposals: Proposal[] = [];
  for (let done = 0; done < windows.length; done += IN_ONE_GO) {
    const some = windows.slice(done, done + IN_ONE_GO);
    const byLength = [...some].sort((a, b) => a.end - a.first - (b.end - b.first) || a.first - b.first);
    const looks: (Look & { likely: number })[] = [];
    for (const group of groupsOf(byLength, AT_ONCE))
      for (const seen of await encoder.encode(words, group)) looks.push(...cuesIn(seen, steps));
    looks.sort((a, b) => a.until - a.from - (b.until - b.from));
    for (const group of groupsOf(looks, LOOKS_AT_ONCE)) {
      const looked = await encoder.lookAgain(group);
      group.forEach((look, index) => {
        const { roles, genuine } = looked[index]!;
        const chain = chainOf(roles, look.until - look.from, steps.role);
        const shift = look.seen.window.first + look.from;
        const spans = (begins: number): Span[] =>
          runsOf(chain.labels, begins).map(([first, end]) => ({
            start: words[first + shift]!.start,
            end: words[end - 1 + shift]!.end,
          }));
        const cue = {
          start: words[look.seen.window.first + look.first]!.start,
          end: words[look.seen.window.first + look.end - 1]!.end,
        };
        proposals.push({
          cue,
          source: spans(SOURCE),
          content: spans(CONTENT),
          scores: { cue: look.likely, genuine: 1 / (1 + Math.exp(-genuine)), spans: chain.pathLikelihood },
        });
      });
    }
  }
  return proposals.sort((a, b) => a.cue.start - b.cue.start);
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
    .map((cue) => ({
      ...cue,
      seen,
      from: Math.max(0, cue.first - REACH),
      until: Math.min(count, cue.end + REACH),
    }));
}

function* groupsOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
