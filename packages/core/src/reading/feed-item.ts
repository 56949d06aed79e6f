/** One item of a feed, as XML → a draft: its title, then its fullest text read as a page of its own. */
import { Parser } from 'htmlparser2';
import { namesIn } from './bylines.ts';
import { stampOf } from './dates.ts';
import type { Draft } from './draft.ts';
import fields from './feed-fields.json' with { type: 'json' };
import { draftOfHtml } from './html.ts';
import { wordsOfHtml } from './markup.ts';

type Field = keyof typeof fields;
const FIELD_OF = new Map<string, Field>();
for (const [field, tags] of Object.entries(fields)) for (const tag of tags) FIELD_OF.set(tag, field as Field);

export function draftOfFeedItem(xml: string, baseUrl: string | undefined): Draft {
  const told = fieldsOf(xml);
  const first = (field: Field): string | null =>
    told
      .get(field)
      ?.find((value) => value.trim() !== '')
      ?.trim() ?? null;
  const url = first('link') ?? baseUrl;
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
  facts.url = first('link') ?? facts.url;
  facts.language = first('language') ?? facts.language;
  const source = wordsIn(first('source'));
  if (source) facts.creditedTo.push(source);
  return draft;
}

function fieldsOf(xml: string): Map<Field, string[]> {
  const told = new Map<Field, string[]>();
  const add = (field: Field, value: string) => told.set(field, [...(told.get(field) ?? []), value]);
  let depth = 0;
  let field: Field | undefined;
  let fieldDepth = 0;
  let kept = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        const tag = name.toLowerCase();
        if (field) kept += `<${tag}>`;
        else {
          field = depth === 2 ? FIELD_OF.get(tag) : undefined;
          fieldDepth = depth;
          kept = '';
          if (field === 'link' && attributes.href && (attributes.rel ?? 'alternate') === 'alternate')
            add('link', attributes.href);
        }
      },
      ontext(words) {
        if (field) kept += words;
      },
      onclosetag(name) {
        if (field && depth === fieldDepth) {
          add(
            field,
            field === 'author'
              ? kept.replace(/<uri>[^<]*|<email>[^<]*/g, ' ').replace(/<[^>]*>/g, ' ')
              : kept,
          );
          field = undefined;
        } else if (field) kept += `</${name.toLowerCase()}>`;
        depth--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return told;
}

/** RSS has `mail@host (Name)`. */
const mailName = (value: string): string => /^\s*\S+@\S+\s*\(([^)]+)\)/.exec(value)?.[1] ?? value;

const wordsIn = (value: string | null): string | null => (value === null ? null : wordsOfHtml(value) || null);
