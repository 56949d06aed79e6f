/** Words as typed → the passages that hold them; what holds no word at all is refused, for it would find everything. */
import { type Hit, PASSAGE_KINDS, termsIn } from '@proviso/core/record';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { SearchOptions } from './desk.ts';
import type { Effects } from './effects.ts';
import { idAmong } from './policies.ts';

export { PASSAGE_KINDS };

const MOST_HITS = 20;

export async function searchRecord(
  { store }: Pick<Effects, 'store'>,
  typed: string,
  { kinds = PASSAGE_KINDS, policy, most = MOST_HITS }: SearchOptions = {},
): Promise<Hit[]> {
  const terms = termsIn(typed);
  if (terms.length === 0) {
    throw new ProvisoError(
      'E_USAGE',
      `\`${typed}\` holds no word to look for: write words, \`"words together"\` or the start of one, \`restrict*\``,
    );
  }
  if (policy !== undefined)
    idAmong(
      (await store.views.overview()).policies.map(({ id }) => id),
      policy,
    );
  return store.views.search({ terms, kinds, policy: policy ?? null, most });
}
