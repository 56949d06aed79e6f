/** Notices → a feed as a value, which the three forms only write down: each item says the change itself, and its id never changes. */
import type { Notice } from '@proviso/core/publishing';
import { type LiveChange, liveChange } from '../live/event.ts';
import { noticeBody } from '../pages/entry.ts';
import { html } from '../pages/html.ts';
import { entryPath, FEED_KINDS, type FeedKind, feedPath, policyPath } from '../pages/links.ts';
import { writable } from './written.ts';

export type Feed = {
  /** A tag URI (RFC 4151). */
  id: string;
  title: string;
  about: string;
  /** Absolute addresses: of the page it follows, and of each form of the feed. */
  page: string;
  self: Record<FeedKind, string>;
  /** An instant. */
  updated: string;
  items: FeedItem[];
};

export type FeedItem = {
  id: string;
  title: string;
  /** Absolute, of the entry's page. */
  page: string;
  /** An instant. */
  recorded: string;
  /** The change as HTML, its links absolute. */
  content: string;
  tags: string[];
  change: LiveChange;
};

export type FeedOf = {
  policy: { id: string; name: string; about: string } | null;
  notices: readonly Notice[];
  /** `http://localhost:4321` */
  origin: string;
  /** An instant, told where nothing is on record. */
  now: string;
};

export function feedOf({ policy, notices, origin, now }: FeedOf): Feed {
  const items = notices.map((notice) => itemOf(notice, origin, policy === null));
  const self = FEED_KINDS.map((kind) => [kind, origin + feedPath(policy?.id ?? null, kind)]);
  return {
    id: policy ? tagOf(policy.id) : tagOf(''),
    title: writable(policy ? `${policy.name}: changes` : 'Proviso: changes of all policies'),
    about: writable(policy?.about ?? 'What changed of what is allowed, and who says so.'),
    page: origin + (policy ? policyPath(policy.id) : '/'),
    self: Object.fromEntries(self) as Feed['self'],
    updated: items[0]?.recorded ?? now,
    items,
  };
}

function itemOf(notice: Notice, origin: string, tellsPolicy: boolean): FeedItem {
  const { seq, recorded, policy, said, kind } = notice;
  const name = policy?.name ?? '';
  const page = origin + entryPath(seq);
  const of = policy ? html`<a href="${origin}${policyPath(policy.id)}">${name}</a>, ` : '';
  const body = html`${noticeBody(notice, origin)}<p>${of}<a href="${page}">entry ${seq} of the record</a></p>`;
  return {
    id: tagOf(policy?.id ?? '', said?.claim ?? String(seq), kind === 'retraction' ? 'taken-back' : ''),
    title: writable(tellsPolicy && name ? `${name}: ${notice.title}` : notice.title),
    page,
    recorded,
    content: writable(String(body)),
    tags: name ? [writable(name)] : [],
    change: liveChange(notice),
  };
}

/** By the claim, which has the same id in every record that holds it, and not by the place in this one. */
const tagOf = (...parts: string[]): string =>
  `tag:proviso,2026:${parts
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')}`;
