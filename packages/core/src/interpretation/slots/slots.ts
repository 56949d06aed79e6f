/**
 * Drafts → the same with who makes the rule, for whom, and what it covers. A pronoun gives way to the nearest fitting
 * name; a country before a rule's noun ("U.S. policy") made it.
 */

import { type Draft, fill } from '../draft.ts';
import { bare, headOf } from '../grammar/noun-phrase.ts';
import type { Scene } from '../scene.ts';
import { readAct } from './act-slots.ts';
import { readLeftInstrument, widenInstrument } from './instrument-slot.ts';
import { readIssuer, readIssuerBeside, readSpeakingIssuer } from './issuer-slot.ts';
import type { Officials } from './issuers.ts';
import { readLeftSubject } from './left-subject.ts';
import { readNorm } from './norm-slots.ts';
import { readLeftPlace, readPlaceBefore } from './place-slot.ts';
import { readLeftPurpose } from './purpose-slot.ts';

export const withSlots =
  (scene: Scene, officials: Officials) =>
  (draft: Draft): Draft => {
    const filled: Draft = {
      ...draft,
      slots: { ...draft.slots },
      exceptions: [...draft.exceptions],
      residue: [...draft.residue],
    };
    // What bounds a change names its own part of the scope alone.
    if (filled.limitOf) return filled;
    if (filled.norm && filled.subjectRun) {
      fill(scene, filled, 'instrument', bare(scene, filled.norm));
      readAct(scene, { ...filled, scopeFrom: filled.norm.end });
    } else if (filled.norm) readNorm(scene, filled, filled.norm);
    else readAct(scene, filled);
    readIssuer(scene, officials, filled);
    readLeftSubject(scene, officials, filled);
    readSpeakingIssuer(scene, filled);
    readIssuerBeside(scene, officials, filled);
    if (filled.vehicle) {
      const head = headOf(scene, filled.vehicle);
      fill(scene, filled, 'instrument', { first: head, end: head + 1 });
    }
    readLeftPlace(scene, filled);
    readPlaceBefore(scene, filled);
    readLeftInstrument(scene, filled);
    widenInstrument(scene, filled);
    readLeftPurpose(scene, filled);
    return filled;
  };
