export { type Admission, admit } from './admit.ts';
export {
  append,
  EMPTY_HEAD,
  type Head,
  hashOf,
  leafText,
  recordedAt,
  type Sealed,
} from './append.ts';
export { canonicalJson } from './canonical-json.ts';
export { type EntryFault, startEntryCheck } from './check-entries.ts';
export { faultIn, type LogCheck, type LogFault, startLogCheck } from './check-log.ts';
export {
  type ClaimOrReason,
  claimFrom,
  claimId,
  parentOf,
  SLOT_OF_AXIS,
} from './claim-from-finding.ts';
export { diffLedgers, type LedgerDiff } from './diff.ts';
export { diffReadings, type ReadingDiff } from './diff-readings.ts';
export { fittingAmong } from './fitting.ts';
export { type Folding, fold, sameAmong, startFolding, wasRecordedBy } from './fold.ts';
export {
  EMPTY_LEDGER,
  type FindingRef,
  findingRef,
  type Ledger,
  type RecordedReading,
  type Review,
} from './ledger.ts';
export {
  EMPTY_ROOT,
  grow,
  type HashedNode,
  leafHash,
  nodeHash,
  nodesIn,
  peaksOf,
  rootOf,
  type Sha256,
  type TreeNode,
} from './merkle.ts';
export { consistencyProof, inclusionProof, type NodeReader, rootAt } from './merkle-proofs.ts';
export { extendsLog, type Growth, type Inclusion, includes } from './merkle-verify.ts';
export { onTheGround } from './phrases.ts';
export { type NewPolicy, policyFromFinding } from './policy-from-finding.ts';
export {
  type Hit,
  hitIn,
  PASSAGE_KINDS,
  type Passage,
  type PassageKind,
  passagesOf,
  type Search,
  type Term,
  termsIn,
  wordsOf,
} from './search.ts';
export { sentenceOf } from './sentence-of.ts';
export type { Rebuilt, Store, StoreFault } from './store.ts';
export { nodeLike, nodeNamed, sameClass, tie } from './tie.ts';
export type { Line, Overview, Standing, Views } from './views.ts';
export { tellingWords } from './words.ts';
