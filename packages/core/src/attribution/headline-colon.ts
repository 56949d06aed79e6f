import type { Block } from '../vocabulary/index.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

/** "Minister: no change to the rules": in a headline a short name and a colon say who says it. */
export function headlineColon(scene: Scene, blocks: readonly Block[]): Candidate[] {
  const found: Candidate[] = [];
  for (const sentence of scene.sentences) {
    if (blocks[sentence.block]?.kind !== 'headline') continue;
    const { firstToken: first, endToken: end } = sentence;
    const tokens = scene.tokens.slice(first, end);
    const colon = tokens.findIndex((t) => t.text === ':');
    if (colon < 1 || colon > 4 || colon + 2 >= tokens.length) continue;
    const name = tokens.slice(0, colon);
    if (
      !name.every((t) => t.pos === 'PROPN' || t.pos === 'NOUN' || t.pos === 'ADJ') ||
      !name.some((t) => t.pos === 'PROPN')
    )
      continue;
    const stop = tokens.at(-1)?.text === '.' ? end - 1 : end;
    found.push({
      source: { first, end: first + colon },
      cue: [{ first: first + colon, end: first + colon + 1 }],
      content: [{ first: first + colon + 1, end: stop }],
      met: 0.6,
      confidence: 0.5,
      verb: first + colon,
    });
  }
  return found;
}
