/**
 * Markdown → a draft of the article. It is markup as HTML is: the article's text is what a reader of the rendered page
 * sees, without marks and link targets. Front matter fills in what the report says of itself, and is no text.
 */

import MarkdownIt from 'markdown-it';
import { ProvisoError } from '../../vocabulary/index.ts';
import type { Draft, Facts } from '../draft.ts';
import { stampOf } from '../facts/dates.ts';
import { namesIn } from '../facts/names.ts';
import { MOST_MARKDOWN_LETTERS } from '../limits.ts';
import { draftOfHtml } from '../page/html.ts';
import fields from './markdown-fields.json' with { type: 'json' };

const parser = new MarkdownIt({ html: true });

export function draftOfMarkdown(text: string, baseUrl: string | undefined): Draft {
  if (text.length > MOST_MARKDOWN_LETTERS)
    throw new ProvisoError(
      'E_TOO_LARGE',
      `the Markdown has \`${text.length}\` characters, more than ${MOST_MARKDOWN_LETTERS}; pass one report`,
    );
  const { told, body } = frontMatterOf(text);
  const draft = draftOfHtml(`<article>${parser.render(body)}</article>`, baseUrl);
  return { ...draft, facts: filled(draft.facts, told) };
}

type Field = keyof typeof fields;
const FIELD_OF = new Map<string, Field>();
for (const [field, keys] of Object.entries(fields)) for (const key of keys) FIELD_OF.set(key, field as Field);

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

function frontMatterOf(text: string): { told: Map<Field, string[]>; body: string } {
  const told = new Map<Field, string[]>();
  const block = FRONT_MATTER.exec(text);
  if (!block) return { told, body: text };
  let field: Field | undefined;
  for (const line of (block[1] ?? '').split(/\r?\n/)) {
    const pair = /^([A-Za-z][\w-]*)\s*:\s*(.*)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (pair) field = FIELD_OF.get(pair[1]!.toLowerCase());
    else if (!item) field = undefined;
    const values = pair ? listed(pair[2]!) : item ? [unquoted(item[1]!)] : [];
    if (field) told.set(field, [...(told.get(field) ?? []), ...values.filter((value) => value !== '')]);
  }
  return { told, body: text.slice(block[0].length) };
}

const listed = (value: string): string[] => {
  const list = /^\[(.*)\]\s*$/.exec(value);
  return list ? list[1]!.split(',').map(unquoted) : [unquoted(value)];
};

const unquoted = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/, '$2');

function filled(facts: Facts, told: Map<Field, string[]>): Facts {
  const first = (field: Field): string | null => told.get(field)?.[0] ?? null;
  const bylines = (told.get('bylines') ?? []).flatMap((value) => namesIn(value));
  return {
    ...facts,
    headline: first('headline') ?? facts.headline,
    standfirst: first('standfirst') ?? facts.standfirst,
    bylines: bylines.length > 0 ? bylines : facts.bylines,
    publisher: first('publisher') ?? facts.publisher,
    published: stampOf(first('published')) ?? facts.published,
    modified: stampOf(first('modified')) ?? facts.modified,
    language: first('language') ?? facts.language,
    url: first('url') ?? facts.url,
  };
}
