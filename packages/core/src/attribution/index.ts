/**
 * Article and Analysis → Statement[]: who says what, by which words. The cues and how often each is one are counted
 * from PolNeAR's training part (`cues.json`); content is clipped as that corpus clips it, so a full stop after an
 * indirect statement and the comma beside a cue stand outside, marks of quotation inside.
 */
export { attribute } from './attribute.ts';
export { castOf, type SpeakerOf } from './speakers/index.ts';
