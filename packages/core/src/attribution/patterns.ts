import { isClosing, isOpening, timeRun } from './phrases.ts';
import type { Scene } from './scene.ts';

/**
 * A word of a scene → the pattern it stands in, as the lexicon counts them: what follows it ("that", "quote", "to",
 * "np", "prep:for" …), or "end" where nothing does, led by "passive " after a form of "be" and by "post " where its
 * content can only stand before it.
 */
export function patternOf(scene: Scene, at: number): string {
  const { tokens } = scene;
  const sentence = scene.sentenceOf(at);
  let left = at - 1;
  while (left >= sentence.firstToken && (tokens[left]!.pos === 'ADV' || tokens[left]!.lemma === 'not'))
    left--;
  const before = tokens[left];
  const passive =
    tokens[at]!.pos === 'VERB' &&
    left >= sentence.firstToken &&
    before !== undefined &&
    (before.lemma === 'be' || before.lemma === 'get') &&
    !tokens[at]!.text.endsWith('ing');
  let next = at + 1;
  while (next < sentence.endToken && tokens[next]!.pos === 'ADV' && !isClosing(scene, next)) next++;
  next = timeRun(scene, next, sentence.endToken);
  const follows = followingPattern(scene, next, sentence.endToken);
  return passive ? `passive ${follows}` : follows;
}

function followingPattern(scene: Scene, next: number, end: number): string {
  const token = scene.tokens[next];
  if (!token || next >= end) return 'end';
  if (isOpening(scene, next)) return 'quote';
  if (token.text === ',' || token.text === ':') {
    const after = next + 1 < end && isOpening(scene, next + 1);
    if (after) return 'quote';
    return token.text === ':' ? 'colon' : 'end';
  }
  if (token.pos === 'PUNCT' || token.pos === 'CCONJ') return 'end';
  const word = token.text.toLowerCase();
  if (word === 'that' && (token.pos === 'SCONJ' || token.pos === 'ADP' || token.pos === 'PRON'))
    return 'that';
  if (word === 'to' && isInfinitive(scene, next + 1)) return 'to';
  if (/^(what|why|how|whether|if|who|when|where)$/.test(word)) return 'wh';
  if (token.pos === 'ADP' || token.pos === 'SCONJ' || word === 'to') return `prep:${word}`;
  if (token.pos === 'VERB' || token.pos === 'AUX') return token.text.endsWith('ing') ? 'gerund' : 'verb';
  return 'np';
}

/** A base form: "to issues" is none, whatever the tagger says. */
function isInfinitive(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  return (
    token?.pos === 'AUX' ||
    (token?.pos === 'VERB' && (token.lemma === token.text.toLowerCase() || !token.text.endsWith('s')))
  );
}
