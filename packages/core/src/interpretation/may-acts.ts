/** Sentences → drafts of permissions by a modal alone: "has told his team that Ukraine may use …", "may now enter". */
import { type Draft, draftAt } from './draft.ts';
import roles from './roles.json' with { type: 'json' };
import type { Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import { verbGroupAt } from './verb-group.ts';

const FREED = new Set(roles.deedsFreed);
const DECIDED = new Set(roles.decided);

export function mayActs(scene: Scene): Draft[] {
  return scene.tokens.flatMap((_, at) => mayActAt(scene, at) ?? []);
}

function mayActAt(scene: Scene, at: number): Draft | null {
  const not = mayNotAt(scene, at);
  if (not) return not;
  if (!/^(?:may|can)$/.test(scene.low[at]!) || scene.tokens[at]!.pos !== 'AUX') return null;
  const now = /^(?:now|again)$/.test(scene.low[at + 1] ?? '');
  let verb = at + (now ? 2 : 1);
  if (scene.tokens[verb]?.pos === 'ADV') verb++;
  if (scene.tokens[verb]?.pos !== 'VERB' || scene.tokens[verb]!.sentence !== scene.tokens[at]!.sentence)
    return null;
  const before = scene.low.slice(Math.max(scene.sentenceOf(at).firstToken, at - 14), at);
  const decided = before.some((w) => DECIDED.has(w));
  const said = scene.saidWithin(at) !== null;
  if (now ? !decided && !said && !FREED.has(scene.low[verb]!) : !decided || !FREED.has(scene.low[verb]!))
    return null;
  const subject = subjectBefore(scene, at).run;
  if (!subject) return null;
  return draftAt(scene, at, 'ease', {
    anchor: { first: at, end: now ? at + 2 : verb },
    group: { ...verbGroupAt(scene, verb), modal: null, first: at, subjectAt: at },
    subjectRun: subject,
    scopeFrom: verb,
    confidence: 0.55,
  });
}

/** "may not use", "cannot export": told of a deed that rules speak of. */
function mayNotAt(scene: Scene, at: number): Draft | null {
  if (!/^(?:may|can|must)$/.test(scene.low[at]!) || scene.tokens[at]!.pos !== 'AUX') return null;
  let verb = at + 1;
  if (scene.low[verb] !== 'not') return null;
  verb++;
  if (scene.low[verb] === 'yet' || !FREED.has(scene.low[verb] ?? '')) return null;
  const subject = subjectBefore(scene, at).run;
  if (!subject || scene.saidWithin(at) === null) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: at, end: verb },
    subjectRun: subject,
    scopeFrom: verb,
    confidence: 0.55,
  });
}
