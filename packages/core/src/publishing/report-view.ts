/**
 * A report on record → what its page shows: what it tells, its text in passages with the words of its findings and
 * statements, each finding with the last word on it, and where the report comes from. Every line of the other views leads
 * here. Of a report that is another's the full text need not be shown: then short quotations stand for it.
 */
import type { Ledger, RecordedReading } from '../record/index.ts';
import type { EdtfString, RecordedClaim } from '../vocabulary/index.ts';
import { quote } from './quote.ts';
import { type ToldReading, tellReading } from './reading/tell-reading.ts';
import { viewOf } from './reading/view.ts';
import { type FindingNote, findingNotes, type StatementNote, statementNotes } from './report/notes.ts';
import { type Passage, passagesIn } from './report/passages.ts';
import { isWebAddress, type ReportStory, storiesOf } from './reports.ts';

export type ReportView = {
  sha256: string;
  /** Where it came from: a file's name, an address. */
  source: string;
  mediaType: string;
  bytes: number;
  /** When it was fetched, and when the record took it in: instants. */
  retrieved: string | null;
  recorded: string;
  /** What read it: "proviso 0.1.0". */
  program: string;
  /** BCP 47; null where it is not known. */
  language: string | null;
  headline: string | null;
  outlet: string | null;
  published: EdtfString | null;
  bylines: string[];
  creditedTo: string[];
  /** Of these it tells nothing itself: "publisher", "byline", "date". */
  notStated: string[];
  /** The page itself, on the web. */
  url: string | null;
  /** The policies in which claims of it stand. */
  policies: { id: string; name: string }[];
  told: ToldReading;
  /** No sentence speaks of a rule, and so nobody looked for who says what. */
  passedOver: boolean;
  passages: Passage[];
  fullText: boolean;
  findings: FindingNote[];
  statements: StatementNote[];
  /** The stories that it tells, each with the reports that tell the same, itself among them. */
  stories: ReportStory[];
};

export type OnRecord = {
  /** The part of the record that is about it. */
  ledger: Ledger;
  reading: RecordedReading;
  /** Claims of all reports that tell the same story. */
  sameStory: readonly RecordedClaim[];
};

export function reportView(
  { ledger, reading, sameStory }: OnRecord,
  { fullText }: { fullText: boolean },
): ReportView {
  const { report, article, program, recorded } = reading;
  const view = viewOf(reading);
  const { headline, publisher: outlet, published, bylines, creditedTo } = article;
  const told = tellReading(reading);
  return {
    sha256: report.sha256,
    source: report.source,
    mediaType: report.mediaType,
    bytes: report.bytes,
    retrieved: report.retrieved,
    recorded,
    program,
    language: article.language,
    headline,
    outlet,
    published,
    bylines,
    creditedTo,
    notStated: [
      ...(outlet === null ? ['publisher'] : []),
      ...(bylines.length === 0 ? ['byline'] : []),
      ...(published === null ? ['date'] : []),
    ],
    url: [article.url, report.source].find((address) => address && isWebAddress(address)) ?? null,
    policies: policiesOf(ledger, report.sha256),
    told: fullText ? told : inShort(told),
    passedOver: reading.passedOver ?? false,
    passages: passagesIn(reading, { fullText }),
    fullText,
    findings: findingNotes(ledger, view),
    statements: fullText ? statementNotes(view) : [],
    stories: storiesOf(
      ledger,
      sameStory.filter(({ retracted }) => !retracted),
    ),
  };
}

const LONGEST_QUOTATION = 180;
const MOST_ROWS = 4;

/** Quotations long enough to know what is meant, of what bears on a rule alone. */
const inShort = (told: ToldReading): ToldReading => ({
  ...told,
  moves: told.moves.map((move) => ({ ...move, text: quote(move.text.slice(1, -1), LONGEST_QUOTATION) })),
  before: told.before.slice(0, MOST_ROWS),
  calls: told.calls.slice(0, MOST_ROWS),
  others: [],
});

function policiesOf(ledger: Ledger, report: string): ReportView['policies'] {
  const claims = ledger.claims.filter((claim) => claim.report === report && !claim.retracted);
  return [...new Set(claims.map(({ policy }) => policy))].flatMap((id) => {
    const policy = ledger.policies.get(id);
    return policy ? [{ id, name: policy.name }] : [];
  });
}
