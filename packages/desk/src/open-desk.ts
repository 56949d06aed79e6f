/** Everything outside, as arguments → the use-cases over one record. */
import { knownClaims } from '@proviso/core/publishing';
import type { Policy, Question } from '@proviso/core/vocabulary';
import { addSources } from './add.ts';
import { addressesOf } from './addresses.ts';
import { answersTo } from './ask.ts';
import { openBoard } from './board.ts';
import { correctionEntries } from './corrections.ts';
import type { Desk } from './desk.ts';
import type { Effects } from './effects.ts';
import { findIn } from './find.ts';
import { folderOf, takeFolder } from './folder.ts';
import { importRows } from './import-rows.ts';
import { planReviews } from './load-reviews.ts';
import { proveEntry, proveGrowth } from './log.ts';
import { mapOver } from './map.ts';
import { openNotices } from './notices.ts';
import { draftPolicyFrom, idAmong, planCheck, planPolicy, planPolicyFrom } from './policies.ts';
import { openPolicyIndex } from './policy-index.ts';
import { previewsOf } from './preview.ts';
import { questionIn } from './question.ts';
import { queueOf } from './queue.ts';
import { readSources } from './read.ts';
import { makeReceipt } from './receipt.ts';
import { openRecordBook } from './record-book.ts';
import { reportOnRecord } from './report.ts';
import { reread } from './reread.ts';
import { find, planRetraction, planReview } from './review.ts';
import { searchRecord } from './search.ts';
import { suggestionsFitting, suggestionsIn } from './suggestions.ts';
import { verifyRecord } from './verify-record.ts';

export function openDesk(effects: Effects): Desk {
  const book = openRecordBook(effects.store, effects.now);

  const { board, overview } = openBoard(effects, book);
  const policies = openPolicyIndex(effects.store);
  const { views } = effects.store;

  /** The record as the question knows it, without readings and reviews; a policy that came later is taken as it came. */
  async function part({ policy: id, asRecordedBy }: Pick<Question, 'policy' | 'asRecordedBy'>) {
    const ledger = await book.ofPolicy(id, asRecordedBy);
    return { ledger, policy: ledger.policies.get(id) ?? (await policyNow(id)) };
  }

  const now = (policy: string) => part({ policy, asRecordedBy: null });

  async function policyNow(id: string | undefined): Promise<Policy> {
    const found = id === undefined ? undefined : (await book.ofPolicy(id, null)).policies.get(id);
    if (found) return found;
    const known = idAmong(
      (await overview()).policies.map((policy) => policy.id),
      id,
    );
    return (await book.ofPolicy(known, null)).policies.get(known)!;
  }

  return {
    read: (sources, options) => readSources(effects, sources, options),
    add: (sources, options) => addSources(effects, book, sources, options),
    suggestions: async () => suggestionsIn(await book.view()),
    report: (sha256) => reportOnRecord(effects, sha256, now),
    previews: (sets) => previewsOf(effects, sets, now, effects.now()),
    accept: (ref, by) => book.change((view) => planReview(view, [ref].flat(), 'accept', null, by)),
    async reject(ref, reason, by) {
      await book.change((view) => planReview(view, [ref], 'reject', reason, by));
    },
    async hold(ref, reason, by) {
      await book.change((view) => planReview(view, [ref], 'hold', reason, by));
    },
    retract: (claim, reason, by) => book.change((view) => planRetraction(view, claim, reason, by)),
    reread: (options) => reread(effects, book, options),
    loadReviews: (file) => book.change((view) => planReviews(view, file)),
    addPolicy: (policy) =>
      book.change((view) =>
        planPolicy(view, policy, { places: effects.places, groups: effects.gazetteer.groups }),
      ),
    async draftPolicy(ref, options = {}) {
      const reports = await views.reportsFrom(
        ref.slice(0, Math.max(ref.lastIndexOf(':'), 0)).toLowerCase(),
        2,
      );
      const ledger = await views.ofReports(ref.includes(':') ? reports : []);
      return draftPolicyFrom(find({ ledger }, ref), effects.gazetteer, options);
    },
    newPolicyFrom: (ref, options = {}) =>
      book.change((view) => planPolicyFrom(view, effects.gazetteer, ref, options)),
    async question(policy, words) {
      return questionIn(await policyNow(policy), words, effects, effects.now());
    },
    async ask(question, { withSuggestions = false } = {}) {
      const { ledger, policy } = await part(question);
      const suggested = withSuggestions
        ? await suggestionsFitting(views, policy.id)
        : (await views.waiting(policy.id)).length;
      return answersTo(ledger, policy, question, suggested, withSuggestions, effects.now());
    },
    async map(question) {
      const { ledger, policy } = await part(question);
      return mapOver(ledger, policy, question);
    },
    receipt: async (question) => {
      const { ledger, policy } = await part(question);
      const { standing } = knownClaims(ledger, policy.id, question.asPublishedBy);
      return makeReceipt(effects, { ledger, policy, known: standing }, question);
    },
    corrections: async (receipt) => correctionEntries(effects, await part(receipt.question), receipt),
    addresses: (reports) => addressesOf(views, reports),
    head: () => effects.store.head(),
    proveEntry: (seq) => proveEntry(effects, seq),
    proveGrowth: (older, newer) => proveGrowth(effects, older, newer),
    ...openNotices(effects, book),
    verify: (options = {}) => verifyRecord(effects, options),
    check: (policy, through) => book.change((view) => planCheck(view, policy, through, effects.now())),
    ledger: async (asRecordedBy = null) =>
      asRecordedBy === null ? (await book.view()).ledger : book.asRecordedBy(asRecordedBy),
    async policyLedger(policy, asRecordedBy = null, options = {}) {
      const ledger = await book.ofPolicy(policy, asRecordedBy, options);
      if (!ledger.policies.has(policy)) await policyNow(policy);
      return ledger;
    },
    overview,
    board,
    policyNames: policies.all,
    related: policies.related,
    find: (typed) => findIn(effects, policies, typed),
    queue: (options) => queueOf(effects, options),
    async waiting(policy, asRecordedBy = null) {
      const asOf = asRecordedBy === null ? undefined : await views.seqBy(asRecordedBy);
      const [fitting, homeless] = await Promise.all([views.waiting(policy, asOf), views.waiting(null, asOf)]);
      return { policy: fitting.length, noPolicy: homeless.length };
    },
    search: (typed, options) => searchRecord(effects, typed, options),
    importRows: (rows, mapping, options) => importRows(effects, book, rows, mapping, options),
    folder: () => folderOf(effects),
    takeFolder: (folder) => takeFolder(effects, book, folder),
    async close() {
      await effects.readers?.close();
      await effects.store.close();
    },
  };
}
