/** An outcome → its sign: a shape of its own for each, so that colour is never the only difference. */
import type { Outcome } from '@proviso/core/vocabulary';
import { raw } from 'hono/html';
import { type Html, html } from './html.ts';

const SHAPES: Record<Outcome | 'partly', string> = {
  permitted: '<circle cx="8" cy="8" r="6"/><path d="M5 8.2 7.2 10.4 11 6"/>',
  prohibited: '<circle cx="8" cy="8" r="6"/><path d="M4 12 12 4"/>',
  'contested by rules': '<path d="M2 5h9M8 2l3 3-3 3M14 11H5m3-3-3 3 3 3"/>',
  'contested by sources': '<path d="M2 5h9M8 2l3 3-3 3M14 11H5m3-3-3 3 3 3"/>',
  undetermined: '<circle cx="8" cy="8" r="6" stroke-dasharray="2.4 2.3"/>',
  partly: '<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
};

const TONES: Record<Outcome | 'partly', string> = {
  permitted: 'allowed',
  prohibited: 'forbidden',
  'contested by rules': 'contested',
  'contested by sources': 'contested',
  undetermined: 'open',
  partly: 'partly',
};

/** The class that colours it. */
export const toneOf = (outcome: Outcome | 'partly'): string => TONES[outcome];

export const sign = (outcome: Outcome | 'partly'): Html =>
  html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${raw(SHAPES[outcome])}</svg>`;
