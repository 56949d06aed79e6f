/** A source → its members: "A, B and C" are three, "the Bank of X and Y" is one, and so is a source of one. */
import type { Run, Scene } from '../scene.ts';
import bodyWords from './bodies.json' with { type: 'json' };
import { headOf } from './noun-phrases.ts';
import roleWords from './roles.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

const HOLDERS = new Set([...roleWords.offices, ...words.anonymous, ...bodyWords.bodies]);

export function membersOf(scene: Scene, source: Run): Run[] {
  const { tokens } = scene;
  const parts: Run[] = [];
  let first = source.first;
  for (let n = source.first + 1; n < source.end - 1; n++) {
    const next = tokens[n + 1]!;
    if (tokens[n]!.text !== 'and' || !/^(?:PROPN|NOUN|DET|ADJ|PRON)$/.test(next.pos)) continue;
    const head = headOf(scene, { first: n + 1, end: source.end });
    const left = headOf(scene, { first, end: n });
    if (head < 0 || left < 0 || !isHolder(scene, head) || !isHolder(scene, left)) continue;
    if (left !== n - 1 && !endsInAside(scene, left, n)) continue;
    parts.push({ first, end: n });
    first = n + 1;
  }
  parts.push({ first, end: source.end });
  return parts.flatMap((part, i) => (i === 0 && parts.length > 1 ? listed(scene, part) : [part]));
}

/** Before "and C": "A, B" are two where both are names. */
function listed(scene: Scene, part: Run): Run[] {
  const { tokens } = scene;
  const parts: Run[] = [];
  let first = part.first;
  for (let n = part.first + 1; n < part.end - 1; n++) {
    if (tokens[n]!.text !== ',' || tokens[n + 1]!.pos !== 'PROPN' || tokens[n - 1]!.pos !== 'PROPN') continue;
    parts.push({ first, end: n });
    first = n + 1;
  }
  const end = tokens[part.end - 1]!.text === ',' ? part.end - 1 : part.end;
  return first < end ? [...parts, { first, end }] : parts;
}

/** "NAME (R-Ohio) and", "NAME, the envoy, and": what stands between the head and "and" only describes. */
const endsInAside = ({ tokens }: Scene, head: number, and: number) =>
  /^[(,]$/.test(tokens[head + 1]!.text) && /^[),]$/.test(tokens[and - 1]!.text);

/** A person, a people, or "others": what can speak. */
function isHolder(scene: Scene, head: number): boolean {
  const { pos, lemma } = scene.tokens[head]!;
  return pos === 'PROPN' || pos === 'PRON' || HOLDERS.has(lemma);
}
