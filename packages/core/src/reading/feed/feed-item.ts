/** The fields of a feed's item → a draft: its title, then its fullest text read as a page of its own. */

import type { Draft } from '../draft.ts';
import { stampOf } from '../facts/dates.ts';
import { namesIn } from '../facts/names.ts';
import { draftOfHtml } from '../page/html.ts';
import { wordsOfHtml } from '../page/markup.ts';
import type { Field, Told } from './feed-fields.ts';

export function draftOfFeedItem(told: Told, baseUrl: string | undefined): Draft {
  const first = (field: Field): string | null =>
    told
      .get(field)
      ?.find((value) => value.trim() !== '')
      ?.trim() ?? null;
  const permalink = /^https?:\/\/\S+$/.exec(first('permalink') ?? '')?.[0] ?? null;
  const link = first('link') ?? permalink;
  const url = link ?? baseUrl;
  const draft = draftOfHtml(`<article>${first('content') ?? first('summary') ?? ''}</article>`, url);
  const title = wordsIn(first('title'));
  const { facts } = draft;
  if (title && !draft.parts.some((part) => part.kind === 'headline')) {
    draft.parts.unshift({ text: title, kind: 'headline' });
    facts.headline = title;
  } else facts.headline = title ?? facts.headline;
  const authors = (told.get('author') ?? []).flatMap((value) => namesIn(mailName(value)));
  if (authors.length > 0) facts.bylines = [...new Set(authors)];
  facts.published = stampOf(first('published')) ?? facts.published;
  facts.modified = stampOf(first('modified')) ?? facts.modified;
  facts.published ??= facts.modified;
  facts.url = link ?? facts.url;
  facts.language = first('language') ?? facts.language;
  const source = wordsIn(first('source'));
  if (source) facts.creditedTo.push(source);
  return draft;
}

/** RSS has `mail@host (Name)`. */
const mailName = (value: string): string => /^\s*\S+@\S+\s*\(([^)]+)\)/.exec(value)?.[1] ?? value;

const wordsIn = (value: string | null): string | null => (value === null ? null : wordsOfHtml(value) || null);
