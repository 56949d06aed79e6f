/**
 * A key, words and a place → lines no wider than told: the key in front, the words wrapped under each other, the place
 * at the right edge of the first line.
 */
import { clean } from '@proviso/core/publishing';
import { type Line, line, type Tone } from './line.ts';

export type Row = { key?: string; text: string; place?: string; tone?: Tone };

const PLACE_WIDTH = 6;

export function layRow(
  { key = '', text, place = '', tone }: Row,
  width: number,
  indent = 2,
  keyWidth = 8,
): Line[] {
  const lead = ' '.repeat(indent) + (keyWidth > 0 ? `${key.padEnd(keyWidth - 1)} ` : '');
  const room = Math.max(20, width - lead.length - (place === '' ? 0 : PLACE_WIDTH));
  return wrap(clean(text), room).map((words, i) => {
    const start = i === 0 ? lead : ' '.repeat(lead.length);
    const whole = `${start}${words}`;
    return line(i === 0 && place !== '' ? `${whole.padEnd(width - place.length)}${place}` : whole, tone);
  });
}

/** A heading with its place at the right edge. */
export const layHeading = (text: string, width: number, place = ''): Line =>
  line(place === '' ? text : `${text.padEnd(width - place.length)}${place}`, 'heading');

export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
