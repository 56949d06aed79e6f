/** Source spans → Speaker. `castOf` is the door; `understand` stands open for the trainer of the weights alone. */
export { castOf, type SpeakerOf } from './cast.ts';
