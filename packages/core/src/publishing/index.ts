export type { Ledger } from '../record/index.ts';
export { type AskedFact, askedFacts } from './asked-facts.ts';
export { type BoardLine, boardLine } from './board-line.ts';
export { type Bulletin, bulletin, checkedThrough, cutOff } from './bulletin.ts';
export { cautionsOf, type ToldCaution } from './cautions.ts';
export { type Event, type EventKind, eventsOf, type NotTold } from './changes.ts';
export type { CopyChanges } from './copy-changes.ts';
export type { Correction, Corrections } from './corrections.ts';
export { type Covers, covers, type OnAxis, sayAxis, sayConstraint } from './covers.ts';
export { momentOf, sayDate, sayMoment, saySince } from './dates.ts';
export {
  type Clock,
  type Diff,
  diffAnswers,
  diffQuestions,
  type Held,
  type PartDiff,
  type SideDiff,
} from './diff.ts';
export {
  CLAIM_COLUMNS,
  claimsCsv,
  csvValue,
  TRACKER_SCHEMA,
  type TrackerExport,
  trackerExport,
} from './export.ts';
export { type Known, knownClaims } from './known.ts';
export { type AnswerMap, answerMap, type MapGroup, type MapMark } from './map.ts';
export { type MembershipDate, sayMembership } from './membership-dates.ts';
export { fill } from './news/fill.ts';
export { dataBlock, type JsonLd, newsJsonLd } from './news/json-ld.ts';
export { newsMarkdown } from './news/markdown.ts';
export { type News, type NewsParagraph, newsOf } from './news/news.ts';
export type { NewsSection, NewsSentence } from './news/sentence.ts';
export type { NextDate, NextDates, Unended } from './next-dates.ts';
export { type Around, type Notice, noticeOf, type Told, toldIn } from './notice.ts';
export { type PanelSpan, panelCsv } from './panel.ts';
export type { Call, Position, Positions, Voices } from './positions.ts';
export { groupOf, type SaidPreview, sayPreview } from './preview.ts';
export { publicationDays } from './publication-days.ts';
export { clean, quote } from './quote.ts';
export type { ToldMove } from './reading/moves.ts';
export { type ToldReading, tellReading } from './reading/tell-reading.ts';
export { speakerName, type ToldRow } from './reading/view.ts';
export { type EntryProof, type GrowthProof, headFrom, type LogHead, sayHead } from './receipt/proofs.ts';
export {
  type ProvenEntry,
  type QuotedWords,
  type Receipt,
  type ReceiptAnswers,
  receiptOf,
} from './receipt/receipt.ts';
export type { Fault } from './receipt/shape.ts';
export { answersIn, type Seen, saidOf, seenIn, takenBackIn, wordsBehind } from './receipt/tell-again.ts';
export { type KnownHead, type Verified, verifyFile } from './receipt/verify-file.ts';
export { type Bonds, bondsOf, type RelatedPolicy, relatedTo } from './related.ts';
export type { FindingNote, SlotNote, StatementNote } from './report/notes.ts';
export type { Passage } from './report/passages.ts';
export { type ReportView, reportView } from './report-view.ts';
export {
  addressOf,
  type CopyLine,
  isWebAddress,
  type ReportLine,
  type ReportStory,
  sayStories,
  storiesOf,
} from './reports.ts';
export { type SaidAnswer, type SaidPart, sayAnswer } from './say-answer.ts';
export { sayClocks, sayQuestion } from './say-question.ts';
export { type Saying, sayWho } from './saying.ts';
export type { Role, Segment } from './segments.ts';
export type { Mark, Timeline } from './timeline.ts';
export { type Tracker, timeline, tracker, wholePolicy } from './tracker.ts';
export { type WaitingCount, type WaitingFinding, waitingFindings } from './waiting.ts';
export {
  AXIS_WORDS,
  BASIS_WORDS,
  BOND_WORDS,
  CERTAINTY_WORDS,
  CHANNEL_WORDS,
  capital,
  EFFECT_WORDS,
  FLAG_WORDS,
  GROUND_WORDS,
  GROUP_WORDS,
  GROUPS,
  type Group,
  moveWords,
  OUTCOME_WORDS,
  PHASE_WORDS,
  SIDE_WORDS,
  SIDES,
  type Side,
  STANCE_WORDS,
} from './words.ts';
export { questionByPlace, type Shape, type WorldMap, worldMap } from './world/world-map.ts';
