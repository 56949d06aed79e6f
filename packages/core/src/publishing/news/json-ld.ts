/**
 * A bulletin and the tracker behind it → schema.org: a `NewsArticle`, the changes as the updates of a `LiveBlogPosting`,
 * and each thing told as a `Claim` with the reports in which it appears.
 */
import { type EdtfString, extentOf } from '../../vocabulary/index.ts';
import type { Event } from '../changes.ts';
import type { Saying } from '../saying.ts';
import type { Tracker } from '../tracker.ts';
import { capital } from '../words.ts';
import type { News } from './news.ts';
import { didWhat } from './told-event.ts';

/** Where things stand, as whole addresses. */
export type LinkedPlaces = {
  /** The policy's page, and its bulletin. */
  page: string;
  bulletin: string;
  entry: (seq: number) => string;
  report: (sha256: string) => string;
};

type Thing = { '@type': string } & Record<string, unknown>;
export type JsonLd = { '@context': 'https://schema.org'; '@graph': Thing[] };

export function newsJsonLd(news: News, { timeline, stories }: Tracker, places: LinkedPlaces): JsonLd {
  const { headline, policy, standfirst, paragraphs, recorded } = news;
  const told = timeline.events.filter(({ kind }) => kind !== 'open move');
  const reports = stories.flatMap(({ first, copies }) => [first, ...copies]);
  const about = { '@type': 'Thing', name: policy.name, url: places.page };
  const publisher = { '@type': 'Organization', name: 'Proviso' };
  const article: Thing = {
    '@type': 'NewsArticle',
    '@id': places.bulletin,
    url: places.bulletin,
    headline,
    description: standfirst.map(({ text }) => text).join(' '),
    articleBody: paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(' ')).join('\n\n'),
    inLanguage: 'en',
    ...dated('datePublished', recorded.first),
    ...dated('dateModified', recorded.last),
    author: publisher,
    publisher,
    about,
    isBasedOn: reports.map(({ report, url, headline: title, outlet }) => ({
      '@type': 'CreativeWork',
      '@id': places.report(report),
      ...(url === null ? {} : { url }),
      ...(title === null ? {} : { headline: title }),
      ...(outlet === null ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
    })),
  };
  const live: Thing = {
    '@type': 'LiveBlogPosting',
    '@id': `${places.page}#timeline`,
    url: places.page,
    headline: policy.name,
    ...dated('coverageStartTime', recorded.first),
    ...dated('dateModified', recorded.last),
    about,
    publisher,
    liveBlogUpdate: told.toReversed().map((event) => update(event, places)),
  };
  return {
    '@context': 'https://schema.org',
    '@graph': [article, live, ...told.map((event) => claim(event, places))],
  };
}

const update = (event: Event, { entry }: LinkedPlaces): Thing => ({
  '@type': 'BlogPosting',
  headline: `${capital(event.label)}: ${event.covers.text}`,
  ...(event.says[0] ? { url: entry(event.says[0].entry), articleBody: event.says[0].sentence } : {}),
  ...dated('datePublished', event.says[0]?.recorded ?? null),
});

const claim = (event: Event, places: LinkedPlaces): Thing => {
  const [first, ...others] = event.says;
  return {
    '@type': 'Claim',
    ...(first ? { '@id': `${places.entry(first.entry)}#claim` } : {}),
    name: capital(didWhat(event, 'before')),
    ...(first ? { text: first.sentence, firstAppearance: appearance(first, places) } : {}),
    ...(others.length > 0 ? { appearance: others.map((saying) => appearance(saying, places)) } : {}),
  };
};

const appearance = ({ report, outlet, headline, published }: Saying, places: LinkedPlaces): Thing => ({
  '@type': 'CreativeWork',
  '@id': places.report(report),
  ...(headline === null ? {} : { headline }),
  ...(outlet === null ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
  ...dated('datePublished', published),
});

/** schema.org takes ISO 8601: of a stamp that is a span or no date at all, nothing is said. */
const dated = (name: string, stamp: EdtfString | null): Record<string, string> =>
  stamp !== null && /^\d{4}/.test(stamp) && !stamp.includes('/') && extentOf(stamp)
    ? { [name]: stamp.replace('~', '') }
    : {};

/** As it may stand within a `script` element: nothing in it can end the element, or begin a comment. */
export const dataBlock = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
