/**
 * `/add`: a pasted text, a file or an address → a report on record, opened as it was read. What it does not tell of its
 * day and its outlet is asked for once, with the document kept meanwhile.
 */
import { type Coded, extentOf, type Hints, ProvisoError, type Reading } from '@proviso/core/vocabulary';
import type { Added, Source } from '@proviso/desk';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { type AddPage, addedPage, addPage, readOnlyAddPage } from '../pages/add.ts';
import { reportPath } from '../pages/links.ts';
import { statusOf } from '../problem.ts';
import { documentIn } from '../writing/document-in.ts';
import { documentForm, type Form, formIn } from '../writing/form.ts';
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
  const document = await documentIn(sent, writing.tray, fetchReport);
  const source: Source = { name: document.name, load: async () => document.loaded };
  const ask = async (known: Hints, error?: Coded): Promise<Response | null> => {
    const untold = await untoldBy(desk, source, known);
    if (!untold) return null;
    const kept = typed.text === '' ? { key: writing.tray.keep(document), name: document.name } : null;
    return form(c, { ...typed, untold, ...(kept ? { kept } : {}), ...(error ? { error } : {}) });
  };
  const hints = hintsIn(typed);
  const wasAsked = sent.word('asked') !== '';
  // A day that cannot be understood is asked for again where it was asked for, with the document kept.
  if ('code' in hints) return (wasAsked ? await ask({}, hints) : null) ?? form(c, { ...typed, error: hints });
  const asked = wasAsked ? null : await ask(hints);
  if (asked) return asked;
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

/** Or why the day cannot be understood. */
function hintsIn({ published = '', publisher = '' }: AddPage): Hints | Coded {
  if (published !== '' && !extentOf(published))
    return {
      code: 'E_DATE',
      message: `\`${published}\` is no date: write \`2024-05-30\`, \`2024-05\` or \`2024\``,
    };
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
