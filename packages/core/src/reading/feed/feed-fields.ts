/** One item of a feed, in XML or JSON → its fields under one name each, with every value that it gives. */
import { Parser } from 'htmlparser2';
import { ProvisoError } from '../../vocabulary/index.ts';
import { MOST_FEED_VALUES } from '../limits.ts';
import fields from './feed-fields.json' with { type: 'json' };
import json from './feed-fields-json.json' with { type: 'json' };

export type Field = keyof typeof fields;
export type Told = Map<Field, string[]>;

const FIELD_OF = new Map<string, Field>();
for (const [field, tags] of Object.entries(fields)) for (const tag of tags) FIELD_OF.set(tag, field as Field);

export function fieldsOfXml(xml: string): Told {
  const told: Told = new Map();
  const add = (field: Field, value: string) => {
    const values = told.get(field);
    if (!values) told.set(field, [value]);
    else if (values.length < MOST_FEED_VALUES) values.push(value);
  };
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
          if (field === 'permalink' && attributes.isPermaLink === 'false') field = undefined;
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

/** A JSON feed keeps names in objects and text in plain letters; both come out as HTML, as the XML forms have them. */
export function fieldsOfJson(text: string): Told {
  const item = parsed(text);
  const told: Told = new Map();
  for (const [field, keys] of Object.entries(json)) {
    const values = keys
      .flatMap((key) => valuesAt(item[key], key.endsWith('_html')))
      .slice(0, MOST_FEED_VALUES);
    if (values.length > 0) told.set(field as Field, values);
  }
  return told;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const item: unknown = JSON.parse(text);
    if (typeof item === 'object' && item !== null) return item as Record<string, unknown>;
    throw new TypeError('it is no object');
  } catch (error) {
    throw new ProvisoError('E_DAMAGED', `the feed's item is no JSON: ${(error as Error).message}`);
  }
}

/** Names stand in objects, objects in lists; nothing stands deeper. */
function valuesAt(value: unknown, isHtml: boolean, levels = 3): string[] {
  if (levels === 0) return [];
  if (typeof value === 'string') return [(isHtml ? value : asHtml(value)).toWellFormed()];
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, isHtml, levels - 1));
  return typeof value === 'object' && value !== null && 'name' in value
    ? valuesAt(value.name, isHtml, levels - 1)
    : [];
}

const asHtml = (words: string): string =>
  /[&<\n]/.test(words)
    ? words
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .split(/\n\s*\n/)
        .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
        .join('')
    : words;
