/**
 * A file of review decisions → reviews on record. A finding is chosen by its move, phase and words and not by its id,
 * so that a better reader does not break the file; a line that chooses nothing is told, not dropped.
 */
import { sentenceOf } from '@proviso/core/record';
import {
  type Finding,
  type FullReading,
  MOVES,
  PHASES,
  ProvisoError,
  type Reviewer,
  SLOT_NAMES,
  wordsIn,
} from '@proviso/core/vocabulary';
import { z } from 'zod';
import type { Decision } from './claims.ts';
import type { ReviewsLoaded } from './desk.ts';
import type { Plan, View } from './record-book.ts';
import { reviewEntries } from './review.ts';

const fileShape = z.strictObject({
  by: z.string().trim().min(1),
  about: z.string().optional(),
  reviews: z.array(
    z.strictObject({
      /** A report's sha256, the name of its file, or a feed item's id. */
      report: z.string().min(1),
      move: z.enum(MOVES),
      phase: z.enum(PHASES),
      /** Words of the finding's anchor, of its slots or of its sentence. */
      words: z.string().min(1),
      decision: z.enum(['accept', 'reject', 'hold']),
      reason: z.string().nullish(),
    }),
  ),
});
type Line = z.infer<typeof fileShape>['reviews'][number];

export function planReviews(view: View, given: unknown): Plan<ReviewsLoaded> {
  const parsed = fileShape.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ProvisoError(
      'E_REVIEW_INVALID',
      `the review file does not hold at \`${issue?.path.join('.') || 'the whole'}\`: ${issue?.message.toLowerCase()}`,
    );
  }
  const by: Reviewer = { kind: 'person', name: parsed.data.by };
  const result: ReviewsLoaded = { applied: 0, known: 0, unmatched: [] };
  const words = new Map<FullReading, Map<string, { decision: Decision; reason: string | null }>>();
  for (const line of parsed.data.reviews) {
    const chosen = chosenBy(view, line);
    if (chosen.length === 0) result.unmatched.push(told(line));
    for (const { reading, finding } of chosen) {
      const ofReport = words.get(reading) ?? new Map();
      ofReport.set(finding.id, { decision: line.decision, reason: line.reason ?? null });
      words.set(reading, ofReport);
    }
  }
  const bodies = [...words].flatMap(([reading, ofReport]) => {
    const added = reviewEntries(view, reading, ofReport, by).bodies;
    const reviewed = added.filter((body) => body.kind === 'review').length;
    result.applied += reviewed;
    result.known += ofReport.size - reviewed;
    return added;
  });
  return { bodies, result };
}

const told = ({ report, move, phase, words }: Line): string => `${report}: ${move}, ${phase}, ‹${words}›`;

type Chosen = { reading: FullReading; finding: Finding };

/** All whose anchor holds the words; else all whose slots do; else all whose sentence does. */
function chosenBy(view: View, line: Line): Chosen[] {
  const candidates = [...view.ledger.readings.values()]
    .filter((reading) => isNamed(reading, line.report))
    .flatMap((reading) =>
      reading.findings
        .filter((finding) => finding.move === line.move && finding.phase === line.phase)
        .map((finding) => ({ reading, finding })),
    );
  const wanted = plain(line.words);
  for (const place of PLACES) {
    const chosen = candidates.filter((candidate) => plain(place(candidate)).includes(wanted));
    if (chosen.length > 0) return chosen;
  }
  return [];
}

const PLACES: readonly ((chosen: Chosen) => string)[] = [
  ({ finding }) => finding.anchor.text,
  ({ finding }) => SLOT_NAMES.map((slot) => wordsIn(finding.slots[slot]) ?? '').join(' | '),
  ({ reading, finding }) => sentenceOf(reading, finding).text,
];

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

function isNamed(reading: FullReading, name: string): boolean {
  const { source, sha256 } = reading.report;
  return (
    sha256 === name.toLowerCase() ||
    source === name ||
    ['/', '\\', '#'].some((before) => source.endsWith(`${before}${name}`))
  );
}
