/**
 * Text events of a page → its runs of text. White space falls together, a line break stays, and a blank line between
 * two breaks (`<br><br>`) parts paragraphs.
 */

import { endsInStop } from './text-shape.ts';

/** A run of text between two block boundaries; `container` is the nearest block-level element around it. */
export type Run = {
  text: string;
  container: number;
  linkedLetters: number;
  boldLetters: number;
  italicLetters: number;
  /** Of sentences: all that is not linked, where the run ends as sentences do, else a part or none. */
  sentenceLetters: number;
};

export const BOLD = 1;
export const ITALIC = 2;

export type RunBuilder = {
  runs: Run[];
  /** `isBlank`: white space alone; `stress` is a sum of BOLD and ITALIC. */
  text(words: string, isBlank: boolean, linked: boolean, stress: number): void;
  /** Two links side by side are two words, though no space parts them. */
  link(): void;
  space(): void;
  endLine(): void;
  endRun(container: number): void;
  isEmpty(): boolean;
};

export function buildRuns(): RunBuilder {
  const runs: Run[] = [];
  const lines: string[] = [];
  let words = '';
  let isBegun = false;
  let linked = 0;
  let bold = 0;
  let italic = 0;
  let endsInLink = false;

  const endLine = () => {
    lines.push(tidy(words));
    words = '';
  };
  const add = (text: string, container: number, letters: number) => {
    const part = (some: number) => Math.min(text.length, Math.round((some * text.length) / letters));
    const linkedLetters = part(linked);
    runs.push({
      text,
      container,
      linkedLetters,
      boldLetters: part(bold),
      italicLetters: part(italic),
      sentenceLetters: sentenceLetters(text, linkedLetters),
    });
  };
  const addParagraphs = (container: number) => {
    endLine();
    const letters = lines.reduce((sum, line) => sum + line.length, 0);
    let paragraph: string[] = [];
    lines.push('');
    for (const line of lines) {
      if (line !== '') paragraph.push(line);
      else if (paragraph.length > 0) {
        add(paragraph.join('\n'), container, letters);
        paragraph = [];
      }
    }
    lines.length = 0;
  };
  return {
    runs,
    text(more, isBlank, isLinked, stress) {
      isBegun = true;
      if (!isBlank) words += more;
      else if (words !== '') words += ' ';
      if (isLinked) linked += more.length;
      if (stress & BOLD) bold += more.length;
      if (stress & ITALIC) italic += more.length;
      endsInLink = isLinked;
    },
    link() {
      if (endsInLink) words += ' ';
    },
    space() {
      words += ' ';
    },
    endLine,
    endRun(container) {
      endsInLink = false;
      if (lines.length > 0) addParagraphs(container);
      else if (words !== '') {
        const text = tidy(words);
        if (text !== '') add(text, container, text.length);
        words = '';
      } else if (!isBegun) return;
      isBegun = false;
      linked = 0;
      bold = 0;
      italic = 0;
    },
    isEmpty: () => lines.length === 0 && words.trim() === '',
  };
}

const UNEVEN = /\s\s|[^\S ]/;

function tidy(words: string): string {
  const text = words.trim();
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : ownCopy(text);
}

/** Of a slice of the page: it would keep all of the page in memory, and be slow to walk over letter by letter. */
const ownCopy = (text: string): string => [text.slice(0, 1), text.slice(1)].join('');

const LEAST_SENTENCE = 25;
const LONG = 100;
/** Where a sentence shows that it ends: a full stop, and marks that close it. */
const END_LETTERS = 8;

function sentenceLetters(text: string, linkedLetters: number): number {
  if (text.length < LEAST_SENTENCE || linkedLetters > text.length * 0.5) return 0;
  const own = text.length - linkedLetters;
  return endsInStop(text, END_LETTERS) ? own : text.length > LONG ? own * 0.7 : 0;
}
