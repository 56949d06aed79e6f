/**
 * A bill, plan or law that carries a move → how far it has come: "signed legislation that would allow …", "scrapped a plan
 * to …", "a bill that would ban … failed". A draft of which nothing is told is proposed, a law in force.
 */
import type { Phase } from '../../vocabulary/index.ts';
import { isChamber, isDraft, isText, verbOf } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import roles from '../telling/roles.json' with { type: 'json' };
import vehicle from './vehicle.json' with { type: 'json' };

const LAW_NOUNS = new Set(roles.lawNouns);
const PHASE = new Map<string, Phase>(
  Object.entries(vehicle).flatMap(([phase, verbs]) => verbs.map((v) => [v, phase as Phase] as const)),
);

/** The bill or law in a clause's subject, or far before a relative clause; null where it is neither. */
export function carrierOf(
  scene: Scene,
  officials: Officials,
  near: Run | null,
  relativeAt: number | null,
): Run | null {
  const bears = (run: Run) => {
    const word = headWord(scene, run);
    return isDraft(word) || (isText(word) && makingOf(scene, officials, run) === 'text');
  };
  if (near && bears(near)) return near;
  const far = relativeAt === null ? null : lawBefore(scene, relativeAt);
  return far && bears(far) ? far : null;
}

export const headWord = (scene: Scene, run: Run): string => {
  for (let i = run.first + 1; i < run.end; i++)
    if (/^(?:of|in|from|for|on)$/.test(scene.low[i]!)) return scene.low[i - 1]!;
  // "The Health Care Bill 2019".
  let last = run.end - 1;
  while (last > run.first && /^(?:NUM|PUNCT)$/.test(scene.tokens[last]!.pos)) last--;
  return scene.low[last]!;
};

/** "Signed legislation passed in April that would allow …": the law may stand far before its clause. */
export function lawBefore(scene: Scene, at: number): Run | null {
  for (let i = at - 2; i > Math.max(scene.sentenceOf(at).firstToken, at - 26); i--)
    if (LAW_NOUNS.has(scene.low[i]!) && bringerOf(scene, i) !== null) return { first: i, end: i + 1 };
  return null;
}

/** The phase that a verb right before a noun, its determiners aside, brings it to. */
const bringerOf = (scene: Scene, noun: number): Phase | null => {
  let i = noun - 1;
  while (/^(?:DET|ADJ|PRON|NOUN|NUM)$/.test(scene.tokens[i]?.pos ?? '') && stateAt(scene, i) === null) i--;
  return i >= 0 ? stateAt(scene, i) : null;
};

/** What became of it: the verb that governs it, before or after. */
export function phaseOfBill(scene: Scene, carrier: Run): Phase {
  const { firstToken, endToken } = scene.sentenceOf(carrier.first);
  const isBill = isDraft(headWord(scene, carrier));
  for (let i = carrier.first - 1; i >= Math.max(firstToken, carrier.first - 7); i--) {
    const found = stateAt(scene, i);
    if (!found) continue;
    const unfinished = isPlanned(scene, carrier) || byOneChamber(scene, i);
    return found === 'in_force' && unfinished && !madeLaw(scene, carrier.end, endToken) ? 'proposed' : found;
  }
  for (let i = carrier.end; i < endToken; i++) {
    const found = stateAfter(scene, i);
    if (found) return found;
  }
  return isBill || isPlanned(scene, carrier) ? 'proposed' : 'in_force';
}

/** "…, which parliament rejected", "… was vetoed", "… failed", "… passed its first reading". */
function stateAfter(scene: Scene, at: number): Phase | null {
  const found = stateAt(scene, at);
  if (!found) return null;
  if (found === 'in_force' && isReading(scene, at)) return 'proposed';
  if (scene.tokens[at - 1]?.pos === 'AUX' && /(?:ed|en|n)$/.test(scene.low[at]!)) return found;
  return found === 'rejected' && /ed$/.test(scene.low[at]!) ? found : null;
}

/** "Signed a bill into law". */
const madeLaw = (scene: Scene, from: number, end: number): boolean =>
  scene.low
    .slice(from, Math.min(end, from + 3))
    .join(' ')
    .startsWith('into law');

/** "The proposed law", "a draft law approved by the cabinet": no law yet. */
/** "Passed its first reading": further readings follow. */
const isReading = (scene: Scene, at: number): boolean =>
  scene.low.slice(at + 1, at + 5).some((w) => /^(?:first|second)$/.test(w)) &&
  scene.low.slice(at + 1, at + 6).some((w) => /^readings?$/.test(w));

const isPlanned = (scene: Scene, carrier: Run): boolean =>
  scene.low
    .slice(Math.max(0, carrier.first - 2), carrier.end)
    .some((w) => /^(?:proposed|draft|planned)$/.test(w));

/** What one chamber passes goes on to the other. */
function byOneChamber(scene: Scene, verb: number): boolean {
  const first = scene.sentenceOf(verb).firstToken;
  return (
    scene.low.slice(Math.max(first, verb - 8), verb).some((w) => isChamber(w)) &&
    !/^(?:sign|overr)/.test(scene.low[verb]!)
  );
}

export function stateAt(scene: Scene, at: number): Phase | null {
  if (!/^(?:VERB|NOUN)$/.test(scene.tokens[at]?.pos ?? '')) return null;
  for (const form of verbOf(scene.low[at]!)) {
    const phase = PHASE.get(form);
    if (phase === undefined) continue;
    const before = scene.low.slice(Math.max(0, at - 3), at);
    const ahead = before.some((w) => /^(?:will|would|to|could|may|might|should)$/.test(w));
    if (phase !== 'in_force' || !ahead || before.includes('voted')) return phase;
    // "Will sign a decree": decided; "is to publish a draft": no more than that.
    return form === 'sign' ? 'announced' : 'proposed';
  }
  return null;
}
