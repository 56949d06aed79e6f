/**
 * A draft whose purpose no phrase beside its thing told → the aim that the sentence tells: "in a bid to bring inflation
 * down", "in a further step to keep …", "aimed at …". What only set the measure off is a reason, and stands elsewhere.
 */
import { type Draft, fill } from '../draft.ts';
import { bare } from '../grammar/noun-phrase.ts';
import { beginsAt, type Scene } from '../scene.ts';
import words from './purposes.json' with { type: 'json' };

const CUES = words.cues.map((cue) => cue.split(' '));
const EFFORTS = new Set(words.efforts);
const ENDS = new Set(words.ends);

export function readLeftPurpose(scene: Scene, draft: Draft): void {
  if (draft.slots.purpose || draft.phase === 'urged') return;
  const { endToken } = scene.sentenceOf(draft.verb);
  for (let i = draft.anchor.end; i < endToken; i++) {
    const from = cueEnd(scene, i, endToken);
    if (from === null) continue;
    let end = from;
    while (end < endToken && !ENDS.has(scene.low[end]!)) end++;
    if (end > from) fill(scene, draft, 'purpose', bare(scene, { first: from, end }));
    return;
  }
}

/** Where the aim begins behind its cue: a fixed phrase, or "in a further step to". */
function cueEnd(scene: Scene, at: number, end: number): number | null {
  const length = beginsAt(scene, CUES, at);
  if (length > 0) return at + length;
  if (scene.low[at] !== 'in' && scene.low[at] !== 'as') return null;
  for (let i = at + 1; i < Math.min(end, at + 5); i++) {
    if (EFFORTS.has(scene.low[i]!)) return scene.low[i + 1] === 'to' ? i + 2 : null;
    if (!/^(?:DET|ADJ|NOUN)$/.test(scene.tokens[i]!.pos)) return null;
  }
  return null;
}
