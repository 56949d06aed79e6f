import type { Block, Span } from '@proviso/core/vocabulary';

/**
 * Text with its blocks → quotations in order, marks included. A quotation may run over several paragraphs, each of which
 * then opens anew and only the last closes; where no mark closes it, it ends with its block.
 */
export function findQuotations(text: string, blocks: readonly Block[]): Span[] {
  const found: Span[] = [];
  let open: { start: number; mark: Mark } | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'furniture') continue;
    const continues = open !== null;
    for (let i = block.start; i < block.end; i++) {
      const mark = markAt(text, i, block);
      if (!mark) continue;
      if (open === null) {
        if (mark.opens && (!mark.single || closesLater(text, i, block))) open = { start: i, mark };
      } else if (mark.closes && mark.family === open.mark.family && !(continues && i === block.start)) {
        found.push({ start: open.start, end: i + mark.length });
        open = null;
      }
      i += mark.length - 1;
    }
    if (open === null) continue;
    let after = index + 1;
    while (blocks[after]?.kind === 'furniture') after++;
    const next = blocks[after];
    if (next && markAt(text, next.start, next)?.family === open.mark.family) continue;
    found.push({ start: open.start, end: block.end });
    open = null;
  }
  return found;
}

type Mark = { family: string; length: number; opens: boolean; closes: boolean; single: boolean };

const LETTER = /[\p{L}\p{N}]/u;

function markAt(text: string, at: number, block: Span): Mark | null {
  const sign = text[at] ?? '';
  const double = (family: string, opens: boolean, closes: boolean, length = 1): Mark => ({
    family,
    length,
    opens,
    closes,
    single: false,
  });
  if (sign === '“' || sign === '„') return double('curly', true, false);
  if (sign === '”' || sign === '‟') return double('curly', false, true);
  if (sign === '«') return double('guillemet', true, false);
  if (sign === '»') return double('guillemet', false, true);
  if (sign === '"') return double('straight', true, true);
  if ((sign === "'" || sign === '’' || sign === '‘') && text[at + 1] === sign && at + 1 < block.end)
    return double('twice', true, true, 2);
  if (sign !== "'" && sign !== '‘' && sign !== '’') return null;
  const before = at > block.start ? text[at - 1]! : ' ';
  const after = at + 1 < block.end ? text[at + 1]! : ' ';
  return {
    family: sign === "'" ? 'single' : 'curly-single',
    length: 1,
    opens: sign !== '’' && !LETTER.test(before) && /\S/.test(after),
    closes: sign !== '‘' && !LETTER.test(after) && /\S/.test(before),
    single: true,
  };
}

/** A single mark may be an apostrophe: it opens only where another closes soon, in the same block. */
function closesLater(text: string, at: number, block: Span): boolean {
  const end = Math.min(block.end, at + 300);
  const family = markAt(text, at, block)?.family;
  for (let i = at + 2; i < end; i++) {
    const mark = markAt(text, i, block);
    if (mark?.single && mark.closes && mark.family === family) return !/\s\w+s$/.test(text.slice(at, i));
  }
  return false;
}
