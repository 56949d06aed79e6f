import type { Cue } from './lexicon.ts';
import { isOpening, isSetting, timeRun } from './phrases.ts';
import type { Scene } from './scene.ts';

/** Where what is said begins after the cue, and where the cue ends: with its preposition, adverb or colon. */
export function contentBegin(
  scene: Scene,
  at: number,
  cue: Cue,
  pattern: string,
): { cueEnd: number; content: number } | null {
  const { tokens } = scene;
  const limit = scene.sentenceOf(at).endToken;
  const preposition = pattern.replace('passive ', '');
  let cueEnd = at + 1;
  // "has said repeatedly", "pressed privately for": the manner belongs to the cue.
  while (cueEnd < limit && tokens[cueEnd]!.pos === 'ADV' && tokens[cueEnd]!.text.endsWith('ly')) cueEnd++;
  const verbEnd = cueEnd;
  let next = timeRun(scene, cueEnd, limit);
  if (
    preposition.startsWith('prep:') &&
    cue.joined.has(preposition) &&
    tokens[next]!.text.toLowerCase() === preposition.slice(5)
  ) {
    cueEnd = next + 1;
    next = cueEnd;
    if (tokens[next]?.text.toLowerCase() === 'that' || isOpening(scene, next))
      return { cueEnd, content: next };
    return next < limit ? { cueEnd, content: next } : null;
  }
  if (tokens[next]?.text === ':') return { cueEnd: next === verbEnd ? next + 1 : cueEnd, content: next + 1 };
  if (tokens[next]?.text === ',') {
    if (isOpening(scene, next + 1)) return { cueEnd, content: next + 1 };
    return null;
  }
  const later = laterOpening(scene, next, limit, cue);
  if (later !== null) {
    return later;
  }
  return next < limit && tokens[next]!.text !== '.' ? { cueEnd, content: next } : null;
}

/** "told reporters that C", "said in a statement that C", "warned, “C”": past the hearer and the setting. */
export function laterOpening(
  scene: Scene,
  next: number,
  limit: number,
  cue: Cue,
): { cueEnd: number; content: number } | null {
  const { tokens } = scene;
  const hearer = cue.class === 'tell' || cue.class === 'ask' || cue.class === 'warn';
  const setting = isSetting(scene, next, limit);
  if (!hearer && !setting && cue.class !== 'say' && cue.class !== 'announce') return null;
  for (let n = next; n < Math.min(limit, next + 12); n++) {
    const word = tokens[n]!.text.toLowerCase();
    if (word === 'that' && n > next && tokens[n]!.pos !== 'DET')
      return { cueEnd: setting ? n : next, content: n };
    if (isOpening(scene, n) && n > next && (hearer || setting)) {
      const end = tokens[n - 1]!.text === ',' ? n - 1 : n;
      return { cueEnd: setting ? end : next, content: n };
    }
    if (hearer && cue.class !== 'warn' && n > next && /^(?:to|if|whether|what|how|why)$/.test(word))
      return cue.class === 'ask' && word === 'to' ? null : { cueEnd: next, content: n };
    if (tokens[n]!.pos === 'VERB' || tokens[n]!.pos === 'AUX') break;
  }
  if (cue.class !== 'tell') return null;
  const end = hearerEnd(scene, next, limit);
  return end === null ? null : { cueEnd: next, content: end };
}

/** "told them | the ban", "told the envoy | he": the hearer is a pronoun, a known name, or a noun with what stands before it. */
function hearerEnd(scene: Scene, first: number, limit: number): number | null {
  const { tokens } = scene;
  let end = first;
  if (tokens[end]?.pos === 'PRON') end++;
  else {
    while (end < limit && /^(?:DET|ADJ)$/.test(tokens[end]!.pos) && !scene.entityAt(end)) end++;
    const entity = scene.entityAt(end);
    if (entity && entity.firstToken <= end) end = entity.endToken;
    while (end < limit && tokens[end]!.pos === 'NOUN') end++;
    const name = scene.entityAt(end);
    if (name && name.firstToken === end && tokens[end - 1]?.pos === 'NOUN' && end - 1 >= first)
      end = name.endToken;
  }
  if (end === first || end >= limit) return null;
  return /^(?:ADP|PUNCT|CCONJ|VERB|AUX|PART)$/.test(tokens[end]!.pos) ? null : end;
}
