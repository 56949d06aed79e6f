/** What a receipt looks like, as far as it is not decided again: the rest is compared whole. */
import { AXES } from '../../vocabulary/index.ts';
import { entryShape, headShape } from './proofs.ts';
import { RECEIPT_SCHEMA } from './receipt.ts';
import {
  count,
  exactly,
  hash,
  listOf,
  mapOf,
  members,
  number,
  object,
  orNull,
  type Shape,
  text,
} from './shape.ts';

const region = members({ in: listOf(text), except: listOf(text) });

const question = members({
  policy: text,
  scope: members(Object.fromEntries(AXES.map((axis) => [axis, region])), AXES),
  facts: mapOf(members({ value: number, unit: text })),
  at: text,
  asPublishedBy: orNull(text),
  asRecordedBy: orNull(text),
});

const MEMBERS: Record<string, Shape> = {
  schema: exactly(RECEIPT_SCHEMA),
  program: text,
  proves: listOf(text),
  doesNotProve: listOf(text),
  question,
  said: members({ question: text, officialText: text, asReported: text, cutOff: text }),
  answers: members({ officialText: object, asReported: object, checkedThrough: orNull(text) }),
  words: listOf(object),
  claims: members({ known: count, carried: count }),
  head: headShape,
  entries: listOf(entryShape),
};

export const receiptShape: Shape = members({
  ...MEMBERS,
  sums: members(Object.fromEntries(Object.keys(MEMBERS).map((member) => [member, hash]))),
});
