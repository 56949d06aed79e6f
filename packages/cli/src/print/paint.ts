/** A line → the same with the colour of its tone, for a terminal. */
import type { Line, Tone } from './line.ts';

const ESCAPE = '\u001b[';
const STYLES: Record<Tone, string> = { title: '1', heading: '1;36', quiet: '2', caution: '33' };

export const paint = ({ text, tone }: Line): string =>
  tone && text !== '' ? `${ESCAPE}${STYLES[tone]}m${text}${ESCAPE}0m` : text;
