/**
 * Plain text → a draft of the article, the text itself unchanged. Cues make lines furniture, then a fitted scorer judges
 * the rest, as far as it may.
 */
import type { BlockKind } from '../../vocabulary/index.ts';
import { furnitureIn } from '../cues/cues.ts';
import { type Draft, type Part, silentFacts } from '../draft.ts';
import { besideIn, type LineWeights, storyBelief } from './line-story.ts';
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
/** The open lines that the scorer does not believe to be of the story. */
function besideStory(
  lines: readonly PlainLine[],
  cues: readonly (string | null)[],
  parts: readonly Part[],
  weights: LineWeights,
): number[] {
  const seen = lines.map(({ text }, i) => ({ text, cue: cues[i]! }));
  const isBeside = besideIn(seen, storyBelief(seen, weights), weights.least);
  return lines.flatMap((_, i) => (isBeside[i] && parts[i]!.kind === 'paragraph' ? [i] : []));
}

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
