/** An article → whether it is a note on one rule: a single short paragraph, all of which is about it. */
import type { Article } from '../../vocabulary/index.ts';

const LONGEST = 700;

export const isNote = ({ text, blocks }: Pick<Article, 'text' | 'blocks'>): boolean =>
  blocks.length === 1 && text.length <= LONGEST;
