export { type Admission, admit } from './admit.ts';
export {
  append,
  type Break,
  breakBetween,
  canonicalJson,
  chain,
  EMPTY_HEAD,
  type Head,
  type Sha256,
  seal,
  verifyChain,
} from './chain.ts';
export {
  type ClaimOrReason,
  claimFrom,
  claimId,
  parentOf,
  SLOT_OF_AXIS,
} from './claim-from-finding.ts';
export { diffLedgers, type LedgerDiff } from './diff.ts';
export { type Folding, fold, startFolding, wasRecordedBy } from './fold.ts';
export {
  EMPTY_LEDGER,
  type FindingRef,
  findingRef,
  type Ledger,
  type RecordedReading,
  type Review,
} from './ledger.ts';
export { onTheGround } from './phrases.ts';
export { type NewPolicy, policyFromFinding } from './policy-from-finding.ts';
export { sentenceOf } from './sentence-of.ts';
export type { Store } from './store.ts';
export { nodeLike, nodeNamed, sameClass, tie } from './tie.ts';
export { tellingWords } from './words.ts';
