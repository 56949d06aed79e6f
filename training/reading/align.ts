/**
 * A story's true text and a page's runs → for each run the share of its words that the story holds, in the story's
 * order. A word beside one that matched counts four times as much as one alone, so that a run is matched as a whole.
 */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

const BESIDE = 4;
const [SKIP_PAGE, SKIP_STORY, MATCH, GOES_ON] = [0, 1, 2, 4];

export function sharesIn(story: string, runs: readonly string[]): number[] {
  const ids = new Map<string, number>();
  const given = Int32Array.from(wordsOf(story), (word) => {
    if (!ids.has(word)) ids.set(word, ids.size);
    return ids.get(word)!;
  });
  const page: number[] = [];
  const owner: number[] = [];
  const counts = runs.map((run, r) => {
    const words = wordsOf(run);
    for (const word of words) {
      page.push(ids.get(word) ?? -1);
      owner.push(r);
    }
    return words.length;
  });
  const steps = stepsOf(given, page);
  const hits = runs.map(() => 0);
  const width = given.length + 1;
  let [i, j, matching] = [page.length, given.length, false];
  while (i > 0 && j > 0) {
    const step = steps[i * width + j]!;
    if (matching || (step & 3) === MATCH) {
      hits[owner[i - 1]!]!++;
      matching = (step & GOES_ON) !== 0;
      i--;
      j--;
    } else if ((step & 3) === SKIP_STORY) j--;
    else i--;
  }
  return hits.map((hit, r) => (counts[r] === 0 ? 0 : hit / counts[r]!));
}

/** For each pair of ends the best last step, and whether a match there goes on from a match before it. */
function stepsOf(given: Int32Array, page: readonly number[]): Uint8Array {
  const width = given.length + 1;
  const steps = new Uint8Array((page.length + 1) * width);
  let best = new Int32Array(width);
  let ending = new Int32Array(width).fill(-1e9);
  for (let i = 1; i <= page.length; i++) {
    const nextBest = new Int32Array(width);
    const nextEnding = new Int32Array(width).fill(-1e9);
    for (let j = 1; j < width; j++) {
      let step = SKIP_PAGE!;
      let most = best[j]!;
      if (nextBest[j - 1]! > most) {
        most = nextBest[j - 1]!;
        step = SKIP_STORY!;
      }
      if (page[i - 1] === given[j - 1]) {
        const on = ending[j - 1]! + BESIDE;
        const fresh = best[j - 1]! + 1;
        const goesOn = on >= fresh ? GOES_ON! : 0;
        nextEnding[j] = Math.max(on, fresh);
        if (nextEnding[j]! > most) {
          most = nextEnding[j]!;
          step = MATCH!;
        }
        step |= goesOn;
      }
      nextBest[j] = most;
      steps[i * width + j] = step;
    }
    best = nextBest;
    ending = nextEnding;
  }
  return steps;
}
