/**
 * A "who" → the noun phrase that it hangs on ("the analyst, who said"), or null where it asks ("who knows"). The phrase
 * nearest before it, but over a phrase of place whose number does not fit: "refugees around the globe who are".
 */
import type { Run, Scene } from '../scene.ts';
import { isPlural, phraseOf } from './noun-phrases.ts';

export function relativeHead(scene: Scene, at: number): Run | null {
  const { tokens } = scene;
  const { firstToken } = scene.sentenceOf(at);
  let n = at - 1;
  if (/^(?:[,(—–―-]|--)$/.test(tokens[n]?.text ?? '')) n--;
  n = beforeBracket(scene, n, firstToken);
  if (n < firstToken || !isNominal(scene, n)) return null;
  const plural = numberOf(scene, at + 1);
  let head = n;
  // "the nominee for president, who": a bare noun after a preposition is no one.
  const { first } = phraseOf(scene, n);
  if (
    first === n &&
    tokens[n]!.pos === 'NOUN' &&
    !isPlural(scene, n) &&
    tokens[n - 1]?.pos === 'ADP' &&
    n - 2 >= firstToken &&
    isNominal(scene, n - 2)
  )
    head = n - 2;
  for (let tries = 0; tries < 3 && plural !== null && isPlural(scene, head) !== plural; tries++) {
    const { first } = phraseOf(scene, head);
    if (tokens[first - 1]?.pos !== 'ADP' || first - 2 < firstToken || !isNominal(scene, first - 2))
      return phraseOf(scene, n);
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
