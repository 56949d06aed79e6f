/**
 * A draft whose clause has a subject that no slot tells yet → the same with the slot it fills: a law's or order's own
 * noun is the instrument, a maker of rules the issuer, and whatever else stands there is what is bound or freed.
 */

import { type Draft, fill } from '../draft.ts';
import { clauseSubject } from '../grammar/clause.ts';
import { bare, headOf } from '../grammar/noun-phrase.ts';
import { normAt } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import { placeSubject, readDeedInAnchor } from './act-slots.ts';
import { withDescription } from './instrument-slot.ts';
import { isState } from './issuer-slot.ts';
import { makingOf, nameIn, type Officials } from './issuers.ts';
import { readNormScope } from './norm-slots.ts';
import words from './scope.json' with { type: 'json' };
import { isTold } from './told.ts';

/** "The change", "the decision": what is told of, and nothing that it covers. */
const CHANGES = new Set(words.changes);
/** "Background checks" are done, and bind by being done. */
const WHOLE_DEEDS = new Set(words.checks);

export function readLeftSubject(scene: Scene, officials: Officials, draft: Draft): void {
  const at = draft.group?.subjectAt ?? draft.anchor.first;
  const subject = clauseSubject(scene, at);
  if (!subject || isTold(scene, draft, subject.plain)) return;
  const making = makingOf(scene, officials, subject.plain);
  if (making === 'issuer' && !isState(scene, draft) && !draft.group?.passive) {
    fill(scene, draft, 'issuer', nameIn(scene, subject.plain));
    return;
  }
  // Who asks for a change is not what it is about.
  if (draft.phase === 'urged') return;
  const head = headOf(scene, subject.plain);
  if (CHANGES.has(scene.low[head]!.replace(/s$/, ''))) return;
  const norm = WHOLE_DEEDS.has(scene.low[head]!) ? null : normAt(scene, head);
  if (making === 'text' || making === 'draft' || norm) {
    const end = norm?.end ?? head + 1;
    fill(scene, draft, 'instrument', withDescription(scene, { first: head, end }, subject.plain.first));
    readNormScope(scene, draft, end, at);
    return;
  }
  if (doesSomething(scene, draft)) fill(scene, draft, 'addressee', bare(scene, subject.whole));
  else placeSubject(scene, draft, subject, subject.list, subject.plain);
  readDeedInAnchor(scene, draft);
}

/** "Platforms must take steps": an active verb with an object of its own. */
function doesSomething(scene: Scene, draft: Draft): boolean {
  if (!draft.group || draft.group.passive || draft.phase === 'urged') return false;
  const last = draft.anchor.end - 1;
  if (scene.tokens[last]!.pos !== 'VERB') return false;
  return /^(?:DET|NOUN|PROPN|NUM|ADJ|PRON)$/.test(scene.tokens[draft.anchor.end]?.pos ?? '');
}
