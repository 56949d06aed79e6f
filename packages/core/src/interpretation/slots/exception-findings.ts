/**
 * Drafts → the drafts of what is excepted from them: a permission each, inside the rule it is an exception to, with the
 * part of the scope that its words name. Words that name no part are left as words: they would free all.
 */
import { type Draft, draftAt, fill } from '../draft.ts';
import { bare, headOf, phraseList } from '../grammar/noun-phrase.ts';
import { type Run, runOf, type Scene } from '../scene.ts';
import { readTails } from './tails.ts';
import { isPerson, placePhrase } from './things.ts';

const BINDS: ReadonlySet<Draft['move']> = new Set(['impose', 'tighten', 'suspend', 'keep']);
const HOLDS: ReadonlySet<Draft['phase']> = new Set(['in_force', 'announced', 'proposed']);

export function exceptionsTo(scene: Scene, draft: Draft): Draft[] {
  if (!BINDS.has(draft.move) || !HOLDS.has(draft.phase)) return [];
  return draft.exceptions.flatMap((quote) => {
    const run = runOf(scene, quote);
    const excepted = run && exceptionIn(scene, draft, run);
    return excepted ? [excepted] : [];
  });
}

function exceptionIn(scene: Scene, draft: Draft, run: Run): Draft | null {
  const list = phraseList(scene, run.first, run.end);
  const last = list.at(-1);
  if (!last) return null;
  const { phase, background, speaker, speakerKey, channel, certainty, statement, slots } = draft;
  const excepted = draftAt(scene, headOf(scene, list[0]!), 'ease', {
    anchor: run,
    exceptionTo: draft,
    ...{ phase, background, speaker, speakerKey, channel, certainty, statement },
    confidence: draft.confidence * 0.8,
  });
  const head = headOf(scene, list[0]!);
  if (isRestricted(scene, last.end, run.end))
    fill(scene, excepted, isPerson(scene, head) ? 'addressee' : 'item', bare(scene, run));
  else {
    placePhrase(scene, excepted, list, { first: run.first, end: last.end });
    readTails(scene, excepted, last.end, run.end);
  }
  if (Object.keys(excepted.slots).length === 0) return null;
  if (slots.issuer) excepted.slots.issuer = slots.issuer;
  return excepted;
}

/** "Shipments *already loaded*": not shipments at large. */
const isRestricted = (scene: Scene, at: number, end: number): boolean =>
  at < end && /^(?:ADV|VERB|AUX|PRON|ADJ|SCONJ)$/.test(scene.tokens[at]!.pos);
