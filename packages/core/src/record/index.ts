export { type FindingRef, findingRef, type Ledger, type Review } from './ledger.ts';
