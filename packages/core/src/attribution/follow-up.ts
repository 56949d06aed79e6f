import type { Candidate } from './candidate.ts';
import { isClosing, isWhole } from './quotation-ends.ts';
import type { Quotation, Run, Scene } from './scene.ts';
import speechVerbs from './speech-verbs.json' with { type: 'json' };

const SPEAKING = new Set(speechVerbs);
/** A single quoted word at the head of a paragraph is a title, not speech. */
const FEWEST = 5;

/**
 * Relations → the same, with the quotations that nobody claims. One that stands right after the sentence in which its
 * speaker is named goes on with what was said before it; so does a paragraph that is nothing but a quotation, after one
 * in which somebody was said to speak.
 */
export function withFollowUps(scene: Scene, candidates: readonly Candidate[]): Candidate[] {
  const claimed = new Set<Quotation>();
  for (const { content } of candidates)
    for (const { first, end } of content)
      for (let n = first; n < end; n++) {
        const quotation = scene.quotationAt(n);
        if (quotation) claimed.add(quotation);
      }
  const more = new Map<Candidate, Quotation[]>();
  const before: Candidate[] = [];
  for (const quotation of scene.quotations) {
    while ((candidates[before.length]?.verb ?? Infinity) < quotation.firstToken)
      before.push(candidates[before.length]!);
    if (claimed.has(quotation)) continue;
    const speaker =
      speakerBetween(scene, before, quotation, more) ??
      (isParagraph(scene, quotation) ? speakerBefore(scene, before, quotation.firstToken, more) : null);
    if (speaker) more.set(speaker, [...(more.get(speaker) ?? []), quotation]);
  }
  return candidates.map((candidate) => {
    const quotations = more.get(candidate) ?? [];
    const content = quotations.map((q) => ({ first: q.firstToken, end: q.endToken }));
    return content.length ? { ...candidate, content: [...candidate.content, ...content] } : candidate;
  });
}

function isParagraph(scene: Scene, quotation: Quotation): boolean {
  const { firstToken, endToken } = quotation;
  if (endToken - firstToken < FEWEST || !isWhole(scene, quotation)) return false;
  const block = (token: number) => (scene.tokens[token] ? scene.sentenceOf(token).block : -1);
  return block(firstToken - 1) !== block(firstToken) && block(endToken) !== block(endToken - 1);
}

/** Who is named between this quotation and one before it: '"It is early," she said. "We shall wait."' */
function speakerBetween(
  scene: Scene,
  before: readonly Candidate[],
  { firstToken, endToken }: Quotation,
  more: ReadonlyMap<Candidate, Quotation[]>,
): Candidate | null {
  if (endToken - firstToken < FEWEST) return null;
  const { block } = scene.sentenceOf(firstToken);
  for (let n = before.length - 1; n >= 0; n--) {
    const candidate = before[n]!;
    const sentence = scene.sentenceOf(candidate.verb);
    if (sentence.block !== block) return null;
    const goesOn = sentence.endToken === firstToken || more.get(candidate)?.at(-1)?.endToken === firstToken;
    const saidFirst = ({ end }: Run) => end <= candidate.verb && isClosing(scene, end - 1);
    if (goesOn && candidate.content.some(saidFirst)) return candidate;
  }
  return null;
}

/** The last who spoke in the paragraph before `token`, there or in a quotation that already goes on from there. */
function speakerBefore(
  scene: Scene,
  before: readonly Candidate[],
  token: number,
  more: ReadonlyMap<Candidate, Quotation[]>,
): Candidate | null {
  if (token === 0) return null;
  const block = scene.sentenceOf(token - 1).block;
  for (let n = before.length - 1; n >= 0; n--) {
    const candidate = before[n]!;
    if (more.get(candidate)?.at(-1)?.endToken === token) return candidate;
    if (scene.sentenceOf(candidate.verb).block !== block) return null;
    if (candidate.source && SPEAKING.has(scene.tokens[candidate.verb]!.lemma)) return candidate;
  }
  return null;
}
