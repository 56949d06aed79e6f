/** A speaker's words → whether they tell how many speak: "two officials", "an official". */
import { NUMBERS } from './words.ts';

export const tellsNumber = (speaker: string): boolean =>
  speaker
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => NUMBERS.includes(word) || /^\d+$/.test(word));
