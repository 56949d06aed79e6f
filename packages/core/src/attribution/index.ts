/**
 * Article and Analysis → Statement[]: who says what, by which words. The model proposes; here it is weighed, mended and
 * told. Content is clipped as PolNeAR clips it, so a full stop after an indirect statement and the comma beside a cue
 * stand outside, marks of quotation inside.
 */
export { attribute } from './attribute.ts';
export { castOf, type SpeakerOf } from './speakers/index.ts';
