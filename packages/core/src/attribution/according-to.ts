import type { Candidate } from './candidate.ts';
import { contentAfter, contentBefore } from './contents.ts';
import { phraseAfter } from './noun-phrases.ts';
import type { Run, Scene } from './scene.ts';

/** "According to S, C", "C, according to S" and "C, according to S, C": no verb, but the plainest of cues. */
export function accordingTo(scene: Scene): Candidate[] {
  const { tokens } = scene;
  const found: Candidate[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (!/^according$/i.test(tokens[at]!.text) || tokens[at + 1]!.text.toLowerCase() !== 'to') continue;
    const sentence = scene.sentenceOf(at);
    const source = phraseAfter(scene, at + 2, sentence.endToken);
    if (!source) continue;
    const content = contentsAround(scene, at, source, sentence.firstToken, sentence.endToken);
    if (content.length)
      found.push({ source, cue: [{ first: at, end: at + 2 }], content, confidence: 0.9, verb: at });
  }
  return found;
}

function contentsAround(scene: Scene, at: number, source: Run, floor: number, limit: number): Run[] {
  const { tokens } = scene;
  const opens = at === floor || tokens[at - 1]!.pos === 'CCONJ';
  const comma = tokens[source.end]?.text === ',' && source.end + 1 < limit;
  if (opens) {
    const after = contentAfter(scene, comma ? source.end + 1 : source.end, at);
    return after ? [after] : [];
  }
  const before = contentBefore(scene, at);
  if (!before) return [];
  const finished = scene.tokens
    .slice(before.run.first, before.run.end)
    .some((t) => t.pos === 'VERB' || t.pos === 'AUX');
  if (comma && !finished) {
    const rest = contentAfter(scene, source.end + 1, at);
    if (rest) return [before.run, rest];
  }
  return [before.run];
}
