/**
 * Plain text → a draft of the article, the text itself unchanged. Cues make lines furniture, then a fitted scorer judges
 * the rest; where the text is short or a list of long lines is doubted as a whole, it is not asked.
 */
import type { BlockKind } from '../vocabulary/index.ts';
import { furnitureIn } from './cues.ts';
import { type Draft, type Part, silentFacts } from './draft.ts';
import { isProse, type LineWeights, storyBelief } from './line-story.ts';
import fitted from './line-weights.json' with { type: 'json' };
import { type PlainLine, plainLines } from './plain-lines.ts';
import { readTop } from './plain-top.ts';

/** `weights`: of the scorer, so that a bench can bring others. */
export function draftOfPlain(text: string, weights: LineWeights = fitted): Draft {
  const lines = plainLines(text);
  const isReport = lines.length <= MOST_LINES;
  const cues = isReport ? furnitureIn(lines, true) : lines.map(() => null);
  const facts = silentFacts();
  const parts: Part[] = lines.map(({ text: words }, i) =>
    cues[i] ? { text: words, kind: 'furniture', cue: cues[i] } : { text: words, kind: 'paragraph' },
  );
  readTop(lines, parts, facts);
  for (const i of isReport ? besideStory(lines, cues, parts, weights) : [])
    parts[i] = { text: lines[i]!.text, kind: 'furniture', cue: 'beside' };
  for (const part of parts) if (part.kind === 'paragraph') part.kind = bodyKind(part.text);
  endings(parts);
  return { parts, facts, whole: { text, spans: lines } };
}

/** A text of more lines is no report: it is kept as it is, so that its cost stays bounded. */
const MOST_LINES = 20_000;
/** Of fewer sentences nothing can be told apart, and none may be lost. */
const LEAST_PROSE = 4;
/** Where more of the sentences would go, the text is of a kind that the scorer does not know. */
const MOST_LOST = 0.34;

/** The open lines that the scorer does not believe to be of the story. */
function besideStory(
  lines: readonly PlainLine[],
  cues: readonly (string | null)[],
  parts: readonly Part[],
  weights: LineWeights,
): number[] {
  const open = lines.flatMap((_, i) => (parts[i]!.kind === 'paragraph' ? [i] : []));
  const prose = open.filter((i) => isProse(lines[i]!.text));
  if (prose.length < LEAST_PROSE) return [];
  const beliefs = storyBelief(
    lines.map(({ text }, i) => ({ text, cue: cues[i]! })),
    weights,
  );
  const beside = open.filter((i) => {
    const { text } = lines[i]!;
    return beliefs[i]! < (isProse(text) ? weights.least.prose : weights.least.other) && !isInBrackets(text);
  });
  const lost = beside.filter((i) => isProse(lines[i]!.text)).length;
  return lost > prose.length * MOST_LOST ? [] : beside;
}

/** "(Harbour Wire)", "(Reporting by the capital bureau)": a credit, whoever reads it later. */
const isInBrackets = (text: string): boolean => /^\([^()]+\)\.?$/.test(text);

function bodyKind(text: string): BlockKind {
  if (/^(?:[-*•‣–]|\d{1,2}[.)])\s+\S/.test(text)) return 'list';
  const isHeading =
    text.length < 80 &&
    !/[.!?:;,…]["'”’»)]*$/.test(text) &&
    /^[\p{Lu}\d"“‘'#]/u.test(text) &&
    text.split(/\s+/).length <= 12;
  return isHeading ? 'heading' : 'paragraph';
}

/** Headings that nothing follows head nothing: runs of them at the end are teasers and links. */
function endings(parts: Part[]): void {
  for (let i = parts.length - 1; i > 0; i--) {
    const part = parts[i]!;
    if (part.kind === 'heading') Object.assign(part, { kind: 'furniture', cue: 'tail' });
    else if (part.kind !== 'furniture') return;
  }
}
