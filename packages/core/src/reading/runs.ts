/**
 * Text events of a page → its runs of text. White space falls together, a line break stays, and a blank line between
 * two breaks (`<br><br>`) parts paragraphs.
 */

/** A run of text between two block boundaries; `container` is the nearest block-level element around it. */
export type Run = {
  text: string;
  container: number;
  linkedLetters: number;
  boldLetters: number;
  italicLetters: number;
};

export const BOLD = 1;
export const ITALIC = 2;

export type RunBuilder = {
  runs: Run[];
  /** `stress` is a sum of BOLD and ITALIC. */
  text(words: string, linked: boolean, stress: number): void;
  /** Two links side by side are two words, though no space parts them. */
  link(): void;
  space(): void;
  endLine(): void;
  endRun(container: number): void;
  isEmpty(): boolean;
};

export function buildRuns(): RunBuilder {
  const runs: Run[] = [];
  let lines: string[] = [];
  let words = '';
  let linked = 0;
  let bold = 0;
  let italic = 0;
  let endsInLink = false;

  const endLine = () => {
    lines.push(words.replace(/[\s\u00a0]+/g, ' ').trim());
    words = '';
  };
  return {
    runs,
    text(more, isLinked, stress) {
      words += more;
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
      if (words === '' && lines.length === 0) return;
      endLine();
      const letters = lines.reduce((sum, line) => sum + line.length, 0);
      let paragraph: string[] = [];
      lines.push('');
      for (const line of lines) {
        if (line !== '') paragraph.push(line);
        else if (paragraph.length > 0) {
          const text = paragraph.join('\n');
          const part = (some: number) => Math.min(text.length, Math.round((some * text.length) / letters));
          runs.push({
            text,
            container,
            linkedLetters: part(linked),
            boldLetters: part(bold),
            italicLetters: part(italic),
          });
          paragraph = [];
        }
      }
      lines = [];
      linked = 0;
      bold = 0;
      italic = 0;
    },
    isEmpty: () => lines.length === 0 && words.trim() === '',
  };
}
