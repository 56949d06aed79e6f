/**
 * A "who" → the noun phrase that it hangs on ("the analyst, who said"), or null where it asks ("who knows"). The phrase
 * nearest before it, but over a phrase of place whose number does not fit: "refugees around the globe who are".
 */
import type { Run, Scene } from '../scene.ts';
import { isPlural, phraseOf } from './noun-phrases.ts';

/** `isThing`: whether a place or a body is named there, which no "who" takes up while a person stands before it. */
export function relativeHead(scene: Scene, at: number, isThing: (token: number) => boolean): Run | null {
  const { tokens } = scene;
  const { firstToken } = scene.sentenceOf(at);
  let n = at - 1;
  if (/^(?:[,(—–―-]|--)$/.test(tokens[n]?.text ?? '')) n--;
  n = beforeBracket(scene, n, firstToken);
  if (n < firstToken || !isNominal(scene, n)) return null;
  const plural = numberOf(scene, at + 1);
  // "the nominee for president, who": a bare noun after a preposition is no one.
  const isBare = (head: number, first: number) =>
    first === head && tokens[head]!.pos === 'NOUN' && !isPlural(scene, head);
  let head = n;
  for (let tries = 0; tries < 3; tries++) {
    const { first } = phraseOf(scene, head);
    const unfit = plural !== null && isPlural(scene, head) !== plural;
    if (!unfit && !isThing(head) && !isBare(head, first)) break;
    if (tokens[first - 1]?.pos !== 'ADP' || first - 2 < firstToken || !isNominal(scene, first - 2)) {
      if (unfit) head = n;
      break;
    }
    head = first - 2;
  }
  return phraseOf(scene, head);
}

const isNominal = ({ tokens }: Scene, at: number) =>
  /^(?:NOUN|PROPN|NUM|ADJ)$/.test(tokens[at]!.pos) ||
  /^(?:those|some|many|others|people|anyone|someone|everyone|one)$/i.test(tokens[at]!.text);

function beforeBracket({ tokens }: Scene, at: number, floor: number): number {
  if (tokens[at]?.text !== ')') return at;
  for (let n = at - 1; n >= floor; n--) if (tokens[n]!.text === '(') return n - 1;
  return at;
}

/** Whether the verb that follows speaks of several: "are", "have" and a bare "say" do, "is" and "says" do not. */
function numberOf({ tokens }: Scene, at: number): boolean | null {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  if (/^(?:are|were|have|do)$/.test(word)) return true;
  if (/^(?:is|was|has|does|['’]s)$/.test(word)) return false;
  return null;
}
