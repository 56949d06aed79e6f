/** The windows of the corpora → what `fit` learns from, and those of each fold by site. */
import { type Weighed, weighed } from './fit.ts';
import { cut, foldOf, type Window } from './windows.ts';

export const FOLDS = 5;
/** Truth that a machine made weighs less. */
const SILVER_WEIGHT = 0.6;
const HALF = 0.5;

/** Each page as a window, and as its story alone: who pastes a story alone must lose nothing. */
export const lessons = (gold: readonly Window[], silver: readonly Window[]): Weighed[] => [
  ...gold.flatMap((window) => [
    weighed(window, 1, true),
    weighed(cut(window, 3, 4), HALF),
    weighed(cut(window, 0, 0), HALF),
  ]),
  ...silver.map((window) => weighed(window, SILVER_WEIGHT)),
  ...silver.filter((_, i) => i % 3 === 0).map((window) => weighed(cut(window, 0, 0), SILVER_WEIGHT)),
];

export const inFold = (windows: readonly Window[], fold: number): Window[] =>
  windows.filter(({ site }) => foldOf(site, FOLDS) === fold);
export const outOfFold = (windows: readonly Window[], fold: number): Window[] =>
  windows.filter(({ site }) => foldOf(site, FOLDS) !== fold);
