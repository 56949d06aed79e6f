/**
 * Runs in the dossier itself, when it is opened and on a press: checks the receipt by the code that checks one anywhere,
 * draws the whole page again from it, and compares what it drew with what the browser shows, node by node.
 */
import { sha256 as hashBytes } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Fault } from '@proviso/core/publishing';
import { checkDossier, type Dossier } from '../dossier.ts';
import { drawDocument } from '../draw/document.ts';
import { firstDifference } from './first-difference.ts';
import { type Outcome, tell } from './tell.ts';

/** Put in when the script is made: the style must be the one that hides nothing. */
declare const STYLE_SHA256: string;

const sha256 = (data: string | Uint8Array): string =>
  bytesToHex(hashBytes(typeof data === 'string' ? utf8ToBytes(data) : data));

/** The box that tells the outcome, once it does. */
let told: Element | null = null;

function check(): void {
  told = tell(outcomeOf(), check);
}

function outcomeOf(): Outcome {
  try {
    const dossier = JSON.parse(textOf('#dossier')) as Dossier;
    const verified = checkDossier(dossier, sha256);
    const faults = verified.faults.length > 0 ? verified.faults : pageFaults(dossier);
    return { dossier, decidedAgain: verified.kind === 'receipt' && verified.decidedAgain, faults };
  } catch (error) {
    return {
      dossier: null,
      decidedAgain: false,
      faults: [{ place: '', what: `cannot be followed: ${error}` }],
    };
  }
}

function pageFaults(dossier: Dossier): Fault[] {
  const style = textOf('style');
  if (sha256(style) !== STYLE_SHA256)
    return [{ place: '/page/style', what: 'is not the style that this checker knows' }];
  const drawn = drawDocument({ dossier, style, checker: textOf('#checker') }, sha256);
  const expected = new DOMParser().parseFromString(drawn, 'text/html');
  followReader(expected);
  const what = firstDifference(expected, document);
  return what === null ? [] : [{ place: '/page', what }];
}

const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';

/** What this script told, and what the reader unfolded, is no change of the file. */
function followReader(expected: Document): void {
  const folds = document.querySelectorAll<HTMLDetailsElement>(FOLDS);
  for (const [i, fold] of [...expected.querySelectorAll<HTMLDetailsElement>(FOLDS)].entries())
    fold.open = folds[i]?.open ?? false;
  if (told) expected.querySelector('#check')?.replaceWith(told.cloneNode(true));
}
/** Those of the page itself, not of the box. */
const FOLDS = 'section details';

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', check);
else check();
