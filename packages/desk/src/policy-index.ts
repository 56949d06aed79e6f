/**
 * The record → what its policies are called and speak of, to be searched and related. Only entries that came since are
 * read, and of those only policies.
 */
import { type Bonds, bondsOf, type RelatedPolicy, relatedTo } from '@proviso/core/publishing';
import { type Term, wordsOf } from '@proviso/core/record';
import { AXES, authoritiesOf, type Policy } from '@proviso/core/vocabulary';
import type { Store } from './effects.ts';

export type NamedPolicy = { id: string; name: string; about: string | null };
type Indexed = { named: NamedPolicy; bonds: Bonds; words: string };

export type PolicyIndex = {
  related: (policy: string) => Promise<RelatedPolicy[]>;
  /** Those that hold all terms in their names, or in those of what they speak of; by name first. */
  find: (terms: readonly Term[], most: number) => Promise<NamedPolicy[]>;
  /** In the order in which they were first put on record. */
  all: () => Promise<NamedPolicy[]>;
};

export function openPolicyIndex(store: Store): PolicyIndex {
  const policies = new Map<string, Indexed>();
  let seq = 0;
  let reading: Promise<void> = Promise.resolve();

  /** One at a time, so that no entry is passed over. */
  function catchUp(): Promise<void> {
    const read = async () => {
      const { size } = await store.head();
      for await (const { body } of store.entries({ after: seq, through: size, kinds: ['policy'] }))
        if (body.kind === 'policy') policies.set(body.policy.id, indexed(body.policy));
      seq = size;
    };
    const caught = reading.then(read);
    reading = caught.catch(() => undefined);
    return caught;
  }

  return {
    async related(id) {
      await catchUp();
      const own = policies.get(id);
      return own
        ? relatedTo(
            own.bonds,
            [...policies.values()].map(({ bonds }) => bonds),
          )
        : [];
    },
    async find(terms, most) {
      await catchUp();
      const holding = [...policies.values()].filter(({ words }) => terms.every((term) => holds(words, term)));
      const byName = (one: Indexed) => terms.every((term) => holds(joined(one.named.name), term));
      return [...holding.filter(byName), ...holding.filter((one) => !byName(one))]
        .slice(0, most)
        .map(({ named }) => named);
    },
    async all() {
      await catchUp();
      return [...policies.values()].map(({ named }) => named);
    },
  };
}

function indexed(policy: Policy): Indexed {
  const { id, name, about = null } = policy;
  const nodes = [...authoritiesOf(policy), ...AXES.flatMap((axis) => policy.nodes[axis])];
  const spoken = nodes.flatMap((node) => [node.name, ...(node.words ?? [])]);
  return {
    named: { id, name, about },
    bonds: bondsOf(policy),
    words: joined([name, about ?? '', ...spoken].join('\n')),
  };
}

/** Spaces before and after each, so that a word is found whole. */
const joined = (text: string): string => ` ${wordsOf({ start: 0, end: text.length }, text).join(' ')} `;

const holds = (words: string, { words: wanted, open }: Term): boolean =>
  words.includes(` ${wanted.join(' ')}${open ? '' : ' '}`);
