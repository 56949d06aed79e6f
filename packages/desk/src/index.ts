export type {
  Added,
  AddOptions,
  AskedWords,
  Desk,
  ReviewsLoaded,
  Source,
  Suggestion,
} from './desk.ts';
export type { Effects, Store } from './effects.ts';
export { openDesk } from './open-desk.ts';
