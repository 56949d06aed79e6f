/** Everything outside, as arguments → the use-cases over one record. */
import { knownClaims } from '@proviso/core/publishing';
import type { Question } from '@proviso/core/vocabulary';
import { addSource } from './add.ts';
import { answersTo } from './ask.ts';
import type { Desk } from './desk.ts';
import type { Effects } from './effects.ts';
import { folderOf, takeFolder } from './folder.ts';
import { importRows } from './import-rows.ts';
import { planReviews } from './load-reviews.ts';
import { proveEntry, proveGrowth } from './log.ts';
import { planCheck, planPolicy, planPolicyFrom, policyNamed } from './policies.ts';
import { questionIn } from './question.ts';
import { readSource } from './read.ts';
import { makeReceipt } from './receipt.ts';
import { openRecordBook } from './record-book.ts';
import { planRetraction, planReview } from './review.ts';
import { suggestionsIn } from './suggestions.ts';
import { verifyRecord } from './verify-record.ts';

export function openDesk(effects: Effects): Desk {
  const book = openRecordBook(effects.store, effects.now);

  /** The record as the question knows it; a policy that came later is taken as it came. */
  async function known({ policy: id, asRecordedBy }: Question) {
    const view = await book.view();
    const ledger = asRecordedBy === null ? view.ledger : await book.asRecordedBy(asRecordedBy);
    return { view, ledger, policy: ledger.policies.get(id) ?? policyNamed(view, id) };
  }

  return {
    read: (source, options) => readSource(effects, source, options),
    add: (source, options) => addSource(effects, book, source, options),
    suggestions: async () => suggestionsIn(await book.view()),
    accept: (ref, by) => book.change((view) => planReview(view, ref, 'accept', null, by)),
    async reject(ref, reason, by) {
      await book.change((view) => planReview(view, ref, 'reject', reason, by));
    },
    async hold(ref, reason, by) {
      await book.change((view) => planReview(view, ref, 'hold', reason, by));
    },
    retract: (claim, reason, by) => book.change((view) => planRetraction(view, claim, reason, by)),
    loadReviews: (file) => book.change((view) => planReviews(view, file)),
    addPolicy: (policy) => book.change((view) => planPolicy(view, policy)),
    newPolicyFrom: (ref, options = {}) =>
      book.change((view) => planPolicyFrom(view, effects.gazetteer, ref, options)),
    async question(policy, words) {
      const named = await book.peek((view) => policyNamed(view, policy));
      return questionIn(named, words, effects.gazetteer, effects.now());
    },
    async ask(question, { withSuggestions = false } = {}) {
      const { view, ledger, policy } = await known(question);
      return answersTo(ledger, policy, question, suggestionsIn(view), withSuggestions, effects.now());
    },
    receipt: async (question) => {
      const { ledger, policy } = await known(question);
      const { standing } = knownClaims(ledger, policy.id, question.asPublishedBy);
      return makeReceipt(effects, { ledger, policy, known: standing }, question);
    },
    head: () => effects.store.head(),
    proveEntry: (seq) => proveEntry(effects, seq),
    proveGrowth: (older, newer) => proveGrowth(effects, older, newer),
    verify: (options = {}) => verifyRecord(effects, options),
    check: (policy, through) => book.change((view) => planCheck(view, policy, through, effects.now())),
    ledger: async (asRecordedBy = null) =>
      asRecordedBy === null ? (await book.view()).ledger : book.asRecordedBy(asRecordedBy),
    importRows: (rows, mapping, options) => importRows(effects, book, rows, mapping, options),
    folder: () => folderOf(effects),
    takeFolder: (folder) => takeFolder(effects, book, folder),
    close: () => effects.store.close(),
  };
}
