/** Related policies → a list of them, each with what it shares. */
import { BOND_WORDS, fill, type RelatedPolicy } from '@proviso/core/publishing';
import { texts } from '../texts.ts';
import { each, type Html, html } from './html.ts';
import { policyPath } from './links.ts';

const { related: words } = texts;
const MOST_NAMES = 4;

export const relatedSection = (related: readonly RelatedPolicy[]): Html =>
  related.length === 0
    ? html``
    : html`<section aria-labelledby="related"><h2 id="related">${words.title}</h2>${relatedList(related)}</section>`;

export const relatedList = (related: readonly RelatedPolicy[]): Html =>
  html`<ul class="related">${each(
    related,
    ({ policy, shares }) =>
      html`<li><a href="${policyPath(policy.id)}">${policy.name}</a> <span class="quiet">${fill(words.shares, { what: shares.map(({ bond, names }) => `${BOND_WORDS[bond]}: ${few(names)}`).join('; ') })}</span></li>`,
  )}</ul>`;

const few = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : fill(words.more, {
        names: names.slice(0, MOST_NAMES).join(', '),
        n: String(names.length - MOST_NAMES),
      });
