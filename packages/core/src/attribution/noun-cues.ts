import type { Candidate } from './candidate.ts';
import { contentAfter } from './contents.ts';
import { cueOf, likelihood } from './lexicon.ts';
import { patternOf } from './patterns.ts';
import { phraseAfter } from './phrase-after.ts';
import type { Run, Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';

const THRESHOLD = 0.1;

/** Nouns and adjectives of speech: "his claim that C", "S has stepped up calls for C", "S is critical of C". */
export function nounCues(scene: Scene): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    const token = scene.tokens[at]!;
    const kind = kindAt(scene, at);
    if (!kind || scene.quotationAt(at)) continue;
    const cue = cueOf(token.lemma, kind);
    if (!cue) continue;
    const pattern = patternOf(scene, at);
    const p = likelihood(cue, pattern);
    if (p < THRESHOLD) continue;
    const takes = pattern.startsWith('prep:') ? 1 : 0;
    if (pattern !== 'that' && pattern !== 'to' && !takes) continue;
    const held = holderOf(scene, at);
    const start = at + 1 + takes;
    // "Calls for X are growing": a noun that nobody holds is a subject, and its verb is no part of what is said.
    const content =
      held.source || pattern !== `prep:${scene.tokens[at + 1]?.text.toLowerCase()}`
        ? contentAfter(scene, start, at)
        : phraseAfter(scene, start, scene.sentenceOf(at).endToken);
    if (!content) continue;
    found.push({
      source: held.source,
      cue: [{ first: held.first, end: at + 1 + takes }],
      content: [content],
      confidence: p * 0.8,
      verb: at,
      noun: kind === 'noun',
    });
  }
  return found;
}

/** A plural after a particle, or at the head of a sentence, is a noun, whatever the tagger says ("stepped up calls for"). */
export function kindAt(scene: Scene, at: number): 'noun' | 'adj' | null {
  const { pos, text } = scene.tokens[at]!;
  if (pos === 'NOUN') return 'noun';
  if (pos === 'ADJ') return 'adj';
  if (pos !== 'VERB' || !/[^s]s$/.test(text)) return null;
  const { firstToken } = scene.sentenceOf(at);
  const before = scene.tokens[at - 1];
  if (at === firstToken || (at === firstToken + 1 && before?.pos === 'CCONJ')) return 'noun';
  return before?.pos === 'ADP' || before?.pos === 'DET' || before?.pos === 'ADJ' ? 'noun' : null;
}

/** Who holds the noun: its possessor, or the subject of the verb that governs it, which then joins the cue. */
function holderOf(scene: Scene, at: number): { source: Run | null; first: number } {
  const { tokens } = scene;
  const floor = scene.sentenceOf(at).firstToken;
  let i = at;
  while (i > floor && /^(?:ADJ|DET|NUM)$/.test(tokens[i - 1]!.pos)) i--;
  const before = tokens[i - 1];
  if (before && i - 1 >= floor) {
    if (before.pos === 'PRON' && /^(?:his|her|its|their|our|my)$/i.test(before.text))
      return { source: { first: i - 1, end: i }, first: i };
    if (/^['’]s?$/.test(before.text)) {
      const owner = subjectBefore(scene, i - 1);
      if (owner) return { source: { first: owner.first, end: i }, first: i };
    }
    let verb = i - 1;
    if (tokens[verb]!.pos === 'ADP' && tokens[verb - 1]?.pos === 'VERB' && verb - 1 >= floor) verb--;
    if (tokens[verb]!.pos === 'VERB' || tokens[verb]!.pos === 'AUX') {
      let first = verb;
      while (
        first > floor &&
        (tokens[first - 1]!.pos === 'AUX' ||
          tokens[first - 1]!.pos === 'ADV' ||
          tokens[first - 1]!.pos === 'PART')
      )
        first--;
      const subject = subjectBefore(scene, first);
      if (subject) return { source: subject, first };
    }
  }
  return { source: null, first: i };
}
