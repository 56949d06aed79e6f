/** Related policies → a list of them, each with what it shares. */
import { BOND_WORDS, type RelatedPolicy } from '@proviso/core/publishing';
import { each, type Html, html } from './html.ts';
import { policyPath } from './links.ts';

const MOST_NAMES = 4;

export const relatedSection = (related: readonly RelatedPolicy[]): Html =>
  related.length === 0
    ? html``
    : html`<section aria-labelledby="related"><h2 id="related">Related policies</h2>${relatedList(related)}</section>`;

export const relatedList = (related: readonly RelatedPolicy[]): Html =>
  html`<ul class="related">${each(
    related,
    ({ policy, shares }) =>
      html`<li><a href="${policyPath(policy.id)}">${policy.name}</a> <span class="quiet">shares ${shares.map(({ bond, names }) => `${BOND_WORDS[bond]}: ${few(names)}`).join('; ')}</span></li>`,
  )}</ul>`;

const few = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
