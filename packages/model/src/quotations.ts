import type { Block, Span } from '@proviso/core/vocabulary';

/**
 * Text with its blocks → quotations in order, marks included. A quotation may run over several paragraphs, each of which
 * then opens anew and only the last closes; where no mark closes it, it ends with its block. Writers mix curly marks with
 * straight ones: either kind closes the other where it stands as a closing mark does.
 */
export function findQuotations(text: string, blocks: readonly Block[]): Span[] {
  const found: Span[] = [];
  let open: { start: number; mark: Mark } | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'furniture') continue;
    const continues = open !== null;
    let inner: Mark | null = null;
    for (let i = block.start; i < block.end; i++) {
      const mark = markAt(text, i, block);
      if (!mark) continue;
      if (open === null) {
        if (mark.opens && (!mark.single || closesLater(text, i, block))) open = { start: i, mark };
      } else if (inner) {
        if (closes(mark, inner)) inner = null;
      } else if (!(continues && i === block.start)) {
        if (nests(text, i, mark, open.mark, block)) inner = mark;
        else if (closes(mark, open.mark)) {
          const third = mark.family === 'twice' && i + 2 < block.end && text[i + 2] === text[i] ? 1 : 0;
          found.push({ start: open.start, end: i + mark.length + third });
          open = null;
        }
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

/** `stands`: whether what is on either side lets it be an opening mark, a closing one, or does not tell. */
type Mark = {
  family: string;
  length: number;
  opens: boolean;
  closes: boolean;
  single: boolean;
  stands: 'opening' | 'closing' | null;
};

const LETTER = /[\p{L}\p{N}]/u;
const MIXED = new Set(['curly', 'straight']);

function markAt(text: string, at: number, block: Span): Mark | null {
  const sign = text[at] ?? '';
  const before = at > block.start ? text[at - 1]! : ' ';
  const after = at + 1 < block.end ? text[at + 1]! : ' ';
  const opening = !LETTER.test(before) && /\S/.test(after);
  const closing = !LETTER.test(after) && /\S/.test(before);
  const inch = sign === '"' && /\d/.test(before);
  const stands = opening === closing || inch ? null : opening ? 'opening' : 'closing';
  const double = (family: string, opens: boolean, closes: boolean, length = 1): Mark => ({
    family,
    length,
    opens,
    closes,
    single: false,
    stands,
  });
  if (sign === '“' || sign === '„') return double('curly', true, stands === 'closing');
  if (sign === '”' || sign === '‟') return double('curly', false, true);
  if (sign === '«') return double('guillemet', true, false);
  if (sign === '»') return double('guillemet', false, true);
  if (sign === '"') return double('straight', true, true);
  if ((sign === "'" || sign === '’' || sign === '‘') && text[at + 1] === sign && at + 1 < block.end)
    return double('twice', true, true, 2);
  if (sign !== "'" && sign !== '‘' && sign !== '’') return null;
  return {
    family: sign === "'" ? 'single' : 'curly-single',
    length: 1,
    opens: sign !== '’' && opening,
    closes: sign !== '‘' && closing,
    single: true,
    stands,
  };
}

function closes(mark: Mark, open: Mark): boolean {
  if (!mark.closes) return false;
  if (mark.family === open.family) return true;
  const oneWay = mark.family === 'curly' && !mark.opens;
  return MIXED.has(mark.family) && MIXED.has(open.family) && (oneWay || mark.stands === 'closing');
}

/** Another quotation inside the one that is open: its own closing mark comes before one that could close the outer. */
function nests(text: string, at: number, mark: Mark, outer: Mark, block: Span): boolean {
  if (mark.single || !mark.opens || mark.stands !== 'opening' || !MIXED.has(mark.family)) return false;
  if (mark.family === 'straight' && outer.family === 'straight') return false;
  let ends = 0;
  for (let i = at + 1; i < block.end; i++) {
    const next = markAt(text, i, block);
    if (!next || next.single || !MIXED.has(next.family)) continue;
    if (mark.family !== outer.family) return next.family === mark.family && closes(next, mark);
    if (next.family === mark.family && next.opens && next.stands === 'opening') return false;
    if (closes(next, mark) && ++ends === 2) return true;
  }
  return false;
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
