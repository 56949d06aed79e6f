import type { Candidate } from './candidate.ts';
import { contentAfter, contentBefore } from './contents.ts';
import { phraseAfter } from './phrase-after.ts';
import type { Run, Scene } from './scene.ts';

/** "According to S, C", "C, according to S" and "C, according to S, C": no verb, but the plainest of cues. */
export function accordingTo(scene: Scene): Candidate[] {
  const { tokens } = scene;
  const found: Candidate[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (!/^according$/i.test(tokens[at]!.text) || tokens[at + 1]!.text.toLowerCase() !== 'to') continue;
    const sentence = scene.sentenceOf(at);
    const phrase = phraseAfter(scene, at + 2, sentence.endToken);
    if (!phrase) continue;
    const opens = at === sentence.firstToken || /^(?:and|but|:|;)$/i.test(tokens[at - 1]!.text);
    const source = opens ? beforeClause(scene, phrase, sentence.endToken) : phrase;
    const content = opens
      ? opening(scene, at, source, sentence.endToken)
      : closing(scene, at, source, sentence.endToken);
    if (content.length)
      found.push({ source, cue: [{ first: at, end: at + 2 }], content, confidence: 0.9, verb: at });
  }
  return found;
}

/** An apposition that runs to the end of the sentence was the clause itself. */
function beforeClause(scene: Scene, phrase: Run, limit: number): Run {
  if (phrase.end < limit - 1) return phrase;
  for (let n = phrase.first + 1; n < phrase.end; n++)
    if (scene.tokens[n]!.text === ',') return { first: phrase.first, end: n };
  return phrase;
}

function opening(scene: Scene, at: number, source: Run, limit: number): Run[] {
  const comma = scene.tokens[source.end]?.text === ',';
  const first = comma ? source.end + 1 : source.end;
  const content = first < limit ? contentAfter(scene, first, at) : null;
  return content ? [content] : [];
}

function closing(scene: Scene, at: number, source: Run, limit: number): Run[] {
  const before = contentBefore(scene, at);
  if (!before) return [];
  const comma = scene.tokens[source.end]?.text === ',' && source.end + 1 < limit;
  const finished = scene.tokens
    .slice(before.run.first, before.run.end)
    .some((t) => t.pos === 'VERB' || t.pos === 'AUX');
  const rest = comma && !finished ? contentAfter(scene, source.end + 1, at) : null;
  return rest ? [before.run, rest] : [before.run];
}
