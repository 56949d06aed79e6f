/**
 * Sentences → drafts of what a restriction itself does: it remains, begins, or runs out; and of what "remains banned".
 * "Will remain" is a keep in force, not an announcement.
 */
import { normBefore } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import { isActivity, isClosable, isPeople } from './lexicon.ts';
import { headOf, phraseBefore } from './noun-phrase.ts';
import { beginsAt, type Scene } from './scene.ts';
import states from './states.json' with { type: 'json' };
import { verbGroupAt } from './verb-group.ts';

const split = (phrases: readonly string[]) =>
  phrases.map((p) => p.replace("n't", " n't").split(' ')).sort((a, b) => b.length - a.length);
const STAYS = split(states.stays);
const BEGINS = split(states.begins);
const ENDS = split(states.ends);
const FORBIDDEN = new Set(states.stillForbidden);

export function statesOf(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const draft = stays(scene, at) ?? begins(scene, at) ?? runsOut(scene, at) ?? staysForbidden(scene, at);
      if (!draft) continue;
      drafts.push(draft);
      at = draft.anchor.end - 1;
    }
  return drafts;
}

function stays(scene: Scene, at: number): Draft | null {
  const length = beginsAt(scene, STAYS, at);
  if (length === 0) return null;
  const object = normBefore(scene, at);
  if (!object) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: at, end: at + length },
    norm: object.run,
    scopeFrom: object.run.end,
    scopeEnd: at,
    group: null,
    confidence: 0.75,
  });
}

function begins(scene: Scene, at: number): Draft | null {
  const length = beginsAt(scene, BEGINS, at);
  if (length === 0) return null;
  const group = verbGroupAt(scene, at);
  const object = normBefore(scene, group.first);
  if (!object || group.negated) return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: at + length },
    norm: object.run,
    group,
    scopeFrom: object.run.end,
    scopeEnd: group.first,
    startOnly: true,
    confidence: 0.6,
  });
}

function runsOut(scene: Scene, at: number): Draft | null {
  if (beginsAt(scene, ENDS, at) === 0 || scene.tokens[at]!.pos !== 'VERB') return null;
  const group = verbGroupAt(scene, at);
  const object = normBefore(scene, group.first);
  if (!object || object.norm.kind === 'draft' || group.negated || group.form === 'infinitive') return null;
  const move = object.norm.kind === 'permission' ? 'impose' : 'lift';
  return draftAt(scene, at, move, {
    anchor: { first: group.first, end: at + 1 },
    norm: object.run,
    group,
    scopeFrom: object.run.end,
    scopeEnd: group.first,
    manner: 'expired',
    confidence: 0.6,
  });
}

/** "Exports below the floor price remain barred" tells a threshold, not a line of its own. */
const THRESHOLD = /\b(?:below|above|under|over)\b/;

/** "Imports of beef remain banned." */
function staysForbidden(scene: Scene, at: number): Draft | null {
  if (!FORBIDDEN.has(scene.low[at]!)) return null;
  const before = scene.low[at - 1] ?? '';
  const still = before === 'still' && /^(?:is|are)$/.test(scene.low[at - 2] ?? '');
  const remain = /^(?:remain|remains|remained|stay|stays|stayed)$/.test(before);
  if (!still && !remain) return null;
  let first = remain ? at - 1 : at - 2;
  if (/^(?:will|would|to)$/.test(scene.low[first - 1] ?? '')) first--;
  const subject = phraseBefore(scene, first, scene.sentenceOf(at).firstToken);
  if (
    !subject ||
    THRESHOLD.test(scene.low.slice(subject.first, subject.end).join(' ')) ||
    scene.low[subject.first - 1] === 'below'
  )
    return null;
  const word = scene.low[headOf(scene, subject)]!;
  if ((scene.low[at] === 'closed' || scene.low[at] === 'shut') && !isClosable(word)) return null;
  if (scene.low[at] === 'restricted' && !isActivity(word) && !isPeople(word)) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first, end: at + 1 },
    subjectRun: subject,
    scopeFrom: at + 1,
    confidence: 0.7,
  });
}
