/**
 * `/add`: a pasted text, a file or an address → a report on record, opened as it was read. What it does not tell of its
 * day and its outlet is asked for once, with the document kept meanwhile.
 */
import {
  type Coded,
  extentOf,
  type Hints,
  MOST_DOCUMENT_BYTES,
  ProvisoError,
  type Reading,
} from '@proviso/core/vocabulary';
import type { Added, Source } from '@proviso/desk';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { type AddPage, addedPage, addPage, readOnlyAddPage } from '../pages/add.ts';
import { reportPath } from '../pages/links.ts';
import { statusOf } from '../problem.ts';
import { documentForm, type Form, formIn } from '../writing/form.ts';
import type { Kept } from '../writing/tray.ts';
import type { Writing } from '../writing/writing.ts';

export function addRoutes(app: Hono, house: House): void {
  const { writing } = house;
  if (!writing) {
    app.get('/add', (c) => c.html(readOnlyAddPage()));
    return;
  }
  app.get('/add', (c) => form(c, { token: writing.token }));
  app.post('/add', documentForm, (c) => add(c, house, writing));
}

function form(c: Context, page: AddPage): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  if (page.error?.code === 'E_BUSY') c.header('retry-after', String(COME_BACK_SECONDS));
  return c.html(addPage(page), page.error ? statusOf(page.error) : 200);
}
const COME_BACK_SECONDS = 10;

async function add(c: Context, house: House, writing: Writing): Promise<Response> {
  const sent = await formIn(c, writing);
  const typed = {
    token: writing.token,
    text: sent.text('text'),
    address: sent.word('address'),
    published: sent.word('published'),
    publisher: sent.word('publisher'),
  };
  const work = writing.alone(async (): Promise<Response> => {
    try {
      return await added(c, house, writing, sent, typed);
    } catch (thrown) {
      if (!(thrown instanceof ProvisoError)) throw thrown;
      return form(c, { ...typed, error: thrown.toJSON() });
    }
  });
  return work ?? form(c, { ...typed, error: BUSY });
}

const BUSY: Coded = {
  code: 'E_BUSY',
  message: 'another report is being read: wait a moment and send it once more, your text is still here',
};

async function added(
  c: Context,
  { desk, fetchReport }: House,
  writing: Writing,
  sent: Form,
  typed: AddPage,
): Promise<Response> {
  const hints = hintsIn(sent);
  const { name, loaded } = await documentIn(sent, writing, fetchReport);
  const source: Source = { name, load: async () => loaded };
  const untold = sent.word('asked') === '' ? await untoldBy(desk, source, hints) : null;
  if (untold) {
    const kept = sent.word('text') === '' ? { key: writing.tray.keep({ name, loaded }), name } : undefined;
    return form(c, { ...typed, untold, ...(kept ? { kept } : {}) });
  }
  const results = await all(
    desk.add(source, { hints, accept: false, by: { kind: 'rule', name: 'added in a browser' } }),
  );
  const done = results.filter((result): result is Added => !('error' in result));
  const failed = results.filter((result) => 'error' in result);
  const [only] = done;
  if (!only)
    throw new ProvisoError(
      failed[0]?.error.code ?? 'E_NO_STORY',
      failed[0]?.error.message ?? 'no report was found',
    );
  writing.tray.drop(sent.word('kept'));
  if (results.length === 1) return c.redirect(reportPath(only.reading.report.sha256), 303);
  return c.html(addedPage(done, failed));
}

/** Of a document that holds one report: what it does not tell of itself. Null where it tells enough, or holds many. */
async function untoldBy(
  desk: House['desk'],
  source: Source,
  hints: Hints,
): Promise<AddPage['untold'] | null> {
  const results = await all(desk.read(source, { hints, until: 'article' }));
  const [only] = results;
  if (results.length !== 1 || !only || 'error' in only) return null;
  const { headline, published, publisher }: Reading['article'] = only.article;
  return published !== null && publisher !== null ? null : { headline, published, publisher };
}

function hintsIn(sent: Form): Hints {
  const published = sent.word('published');
  const publisher = sent.word('publisher');
  if (published !== '' && !extentOf(published))
    throw new ProvisoError(
      'E_DATE',
      `\`${published}\` is no date: write \`2024-05-30\`, \`2024-05\` or \`2024\``,
    );
  return {
    ...(published === '' ? {} : { published }),
    ...(publisher === '' ? {} : { publisher }),
  };
}

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const result of results) found.push(result);
  return found;
}

/** The one of the ways in that was taken. */
async function documentIn(sent: Form, { tray }: Writing, fetchReport: House['fetchReport']): Promise<Kept> {
  const key = sent.word('kept');
  if (key !== '') {
    const kept = tray.find(key);
    if (kept) return kept;
    throw new ProvisoError(
      'E_NOT_FOUND',
      'the document was kept for half an hour and is gone: send it once more',
    );
  }
  const file = sent.file('file');
  if (file) {
    if (file.size > MOST_DOCUMENT_BYTES)
      throw new ProvisoError(
        'E_TOO_LARGE',
        `\`${plainName(file.name)}\` is larger than 32 MiB, the most that is read`,
      );
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: plainName(file.name), loaded: { bytes, retrieved: null } };
  }
  const address = sent.word('address');
  if (address !== '') {
    if (!fetchReport)
      throw new ProvisoError(
        'E_FETCH_REFUSED',
        'no address is fetched here: save the page and send the file',
      );
    return { name: address, loaded: await fetchReport(address) };
  }
  const text = sent.text('text');
  if (text.trim() === '')
    throw new ProvisoError('E_EMPTY', 'nothing was sent: paste a text, choose a file or give an address');
  return { name: 'pasted text', loaded: { bytes: new TextEncoder().encode(text), retrieved: null } };
}

/** A name alone: no folder, nothing that is no letter of it. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 120) || 'a file';
