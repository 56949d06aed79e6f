/**
 * An "it" that speaks ("it said") → the phrase that it stands for: the subject of its own sentence before it, else of the
 * sentence before, and so on for a few. A subject that is several or a person is passed over: neither is an "it".
 */
import type { Run, Scene } from '../scene.ts';
import bodyWords from './bodies.json' with { type: 'json' };
import { headOf, isPlural, phraseOf } from './noun-phrases.ts';
import words from './words.json' with { type: 'json' };

const SENTENCES = 3;
const SPEAKING = new Set([
  ...words.documents,
  ...bodyWords.bodies,
  ...bodyWords.outlets,
  ...Object.keys(bodyWords.bodyKinds),
  'city',
  'state',
  'country',
]);

export function thingsFor(scene: Scene, at: number): Run[] {
  const { sentence } = scene.tokens[at]!;
  const found: Run[] = [];
  for (let n = sentence; n >= Math.max(0, sentence - SENTENCES); n--) {
    const { firstToken, endToken } = scene.sentences[n]!;
    const subject = subjectIn(scene, firstToken, n === sentence ? at : endToken);
    if (subject && !isPlural(scene, subject.end - 1)) found.push(subject);
  }
  return found;
}

/** What can say a thing and is no person: a report, an agency, a party. */
export const speaks = (scene: Scene, at: number): boolean => SPEAKING.has(scene.tokens[at]!.lemma);

/** The noun phrase right before the first verb that has one: "[The agency], which ..., said". */
function subjectIn(scene: Scene, first: number, end: number): Run | null {
  const { tokens } = scene;
  for (let n = first + 1; n < end; n++) {
    if (!/^(?:VERB|AUX)$/.test(tokens[n]!.pos) || scene.quotationAt(n)) continue;
    let start = first;
    for (let k = n - 1; k > first; k--)
      if (tokens[k]!.text === ',' && !/^(?:which|who)$/.test(tokens[k + 1]!.text)) {
        start = k + 1;
        break;
      }
    while (start < n && /^(?:ADP|ADV|CCONJ|SCONJ|PUNCT)$/.test(tokens[start]!.pos)) start++;
    const head = start < n ? headOf(scene, { first: start, end: n }) : -1;
    if (head >= 0 && /^(?:NOUN|PROPN)$/.test(tokens[head]!.pos)) return phraseOf(scene, head);
  }
  return null;
}
