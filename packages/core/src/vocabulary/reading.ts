import type { Article } from './article.ts';
import type { Finding, Stance } from './finding.ts';
import type { Report, Unreadable } from './report.ts';
import type { Statement } from './statement.ts';

/** What `proviso read --json` prints for each report. A stage that was not asked for is left out. */
export type Reading = {
  report: Report;
  article: Article;
  statements?: Statement[];
  findings?: Finding[];
  stances?: Stance[];
  /** No sentence speaks of a rule, and so nobody looked for who says what: the three lists are empty for that reason. */
  passedOver?: true;
};

/** A reading that went all the way, as the record keeps it. */
export type FullReading = Required<Omit<Reading, 'passedOver'>> & Pick<Reading, 'passedOver'>;

export type ReadResult = Reading | Unreadable;
export const wasRead = (result: ReadResult): result is Reading => !('error' in result);

export const READING_STAGES = ['article', 'statements', 'findings'] as const;
export type ReadingStage = (typeof READING_STAGES)[number];
