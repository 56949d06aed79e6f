export { gazetteer } from './look-up.ts';
