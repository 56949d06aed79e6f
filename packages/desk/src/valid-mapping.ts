/** Whatever a file holds → the mapping it is, or E_MAPPING_INVALID with the place. */
import type { Mapping } from '@proviso/core/exchange';
import { MOVES, ProvisoError } from '@proviso/core/vocabulary';
import { z } from 'zod';

const column = z.string().min(1, 'a column’s name is needed');
const columns = z.array(column);
const when = z.record(column, z.array(z.string()).min(1, 'at least one value is needed'));
const rule = z.strictObject({
  when,
  move: z.enum(MOVES),
  dims: z.array(z.enum(['place', 'item', 'addressee', 'purpose', 'level', 'time', 'instrument'])).optional(),
  flags: z.array(z.enum(['label_conflict', 'direction_unknown', 'limit_not_told', 'presupposed'])).optional(),
  begins: z.enum(['start', 'end']).optional(),
});
const mappingShape = z.strictObject({
  schema: z.literal('proviso/mapping/1'),
  tracker: z.string().trim().min(1, 'who coded the rows is needed'),
  cite: z.string().optional(),
  columns: z.strictObject({
    id: column,
    chain: column.optional(),
    note: column,
    announced: column.optional(),
    start: column.optional(),
    end: column.optional(),
    recorded: column,
    sources: columns,
    issuer: columns,
    party: columns.optional(),
    place: columns.optional(),
    purpose: columns.optional(),
    measure: columns,
  }),
  empty: z.array(z.string()),
  noteOfChange: z.string().min(1).optional(),
  separator: z.string().min(1).optional(),
  everything: z.array(z.string()),
  policy: z.strictObject({ id: columns.min(1), name: columns.min(1) }),
  moves: z.array(rule).min(1, 'at least one move is needed'),
  firsts: when,
  duties: when.optional(),
});

export function validMapping(given: unknown): Mapping {
  const parsed = mappingShape.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ProvisoError(
    'E_MAPPING_INVALID',
    `the mapping does not hold at \`${issue?.path.join('.') || 'the whole'}\`: ${issue?.message.toLowerCase() ?? 'not a mapping'}`,
  );
}
