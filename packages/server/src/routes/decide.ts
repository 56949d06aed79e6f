/** `POST /reports/:sha/review`: a person's word on a finding. Who speaks is asked once, with the word kept until it is told. */
import { ProvisoError, type Reviewer } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { notePath } from '../pages/links.ts';
import { reviewerPage } from '../pages/reviewer.ts';
import { type Form, formIn, smallForm } from '../writing/form.ts';
import { ownPath } from '../writing/own-path.ts';
import { keepReviewer, reviewerIn } from '../writing/reviewer.ts';
import type { Writing } from '../writing/writing.ts';

export function decideRoutes(app: Hono, house: House): void {
  const { writing } = house;
  if (!writing) return;
  app.post('/reports/:sha/review', smallForm, (c) => decide(c, house, writing));
  app.get('/reviewer', (c) => {
    c.header('cache-control', 'no-store');
    const next = ownPath(c.req.query('next') ?? '', '/review');
    return c.html(
      reviewerPage({ token: writing.token, by: reviewerIn(c), action: '/reviewer', kept: { next } }),
    );
  });
  app.post('/reviewer', smallForm, async (c) => {
    const form = await formIn(c, writing);
    keepReviewer(c, form.word('by'));
    return c.redirect(ownPath(form.word('next'), '/review'), 303);
  });
}

const KEPT = ['finding', 'also', 'with', 'decision', 'reason', 'next'];

async function decide(c: Context, { desk }: House, writing: Writing): Promise<Response> {
  const form = await formIn(c, writing);
  const sha = c.req.param('sha') ?? '';
  const told = form.word('by');
  if (told !== '') keepReviewer(c, told);
  const by = told === '' ? reviewerIn(c) : told;
  if (by === null) {
    c.header('cache-control', 'no-store');
    const kept = Object.fromEntries(KEPT.map((name) => [name, form.words(name)]));
    return c.html(reviewerPage({ token: writing.token, by: null, action: c.req.path, kept }));
  }
  const finding = form.word('finding');
  await WORDS[wordIn(form)](desk, refsIn(form, sha), form.word('reason'), { kind: 'person', name: by });
  return c.redirect(ownPath(form.word('next'), notePath(sha, finding)), 303);
}

/** What is told in one breath is decided in one; what hangs on it only where that was asked for. */
const refsIn = (form: Form, sha: string): string[] => {
  const hanging = form.word('decision') === 'accept-all' ? form.words('with') : [];
  const all = new Set([form.word('finding'), ...form.words('also'), ...hanging]);
  return [...all].map((finding) => `${sha}:${finding}`);
};

type Word = (desk: House['desk'], refs: readonly string[], reason: string, by: Reviewer) => Promise<unknown>;

const accept: Word = (desk, refs, _, by) => desk.accept(refs, by);
const WORDS = {
  accept,
  'accept-all': accept,
  async hold(desk, refs, reason, by) {
    for (const ref of refs) await desk.hold(ref, reason === '' ? null : reason, by);
  },
  /** Claims that an acceptance made are taken back, and it waits again. */
  async undo(desk, refs, _, by) {
    for (const ref of refs) await desk.hold(ref, 'undone', by);
  },
  async reject(desk, refs, reason, by) {
    if (reason === '')
      throw new ProvisoError('E_USAGE', 'to reject takes a reason: go back and write why, it is kept');
    for (const ref of refs) await desk.reject(ref, reason, by);
  },
} satisfies Record<string, Word>;

function wordIn(form: Form): keyof typeof WORDS {
  const told = form.word('decision');
  if (told in WORDS) return told as keyof typeof WORDS;
  throw new ProvisoError('E_USAGE', `\`${told}\` is no word on a finding: accept, hold, reject or undo`);
}
