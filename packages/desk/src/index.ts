export type { Board, BoardPolicy } from './board.ts';
export type {
  Added,
  AddOptions,
  AskedWords,
  Desk,
  Preview,
  ReportOnRecord,
  Reread,
  ReviewsLoaded,
  Source,
  Suggestion,
} from './desk.ts';
export type { Effects, Readers, Store } from './effects.ts';
export type { Found } from './find.ts';
export type { Folder, FolderPiece } from './folder.ts';
export type { Imported } from './import-rows.ts';
export type { MapAnswers } from './map.ts';
export { type NoticeSpan, PAGE_KINDS } from './notices.ts';
export { openDesk } from './open-desk.ts';
export type { NamedPolicy } from './policy-index.ts';
export type { Queue } from './queue.ts';
export { PASSAGE_KINDS } from './search.ts';
