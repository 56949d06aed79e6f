/** `/policies/new?from=REPORT:FINDING`: what a policy made from a finding would be → that policy, on record. */
import { type Coded, type Policy, ProvisoError } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { toldPath } from '../pages/links.ts';
import { newPolicyPage } from '../pages/new-policy.ts';
import { statusOf } from '../problem.ts';
import { type Form, formIn, smallForm } from '../writing/form.ts';
import type { Writing } from '../writing/writing.ts';

export function newPolicyRoutes(app: Hono, { desk, writing }: House): void {
  if (!writing) return;
  app.get('/policies/new', async (c) => {
    const from = c.req.query('from') ?? '';
    return page(c, writing, from, await desk.draftPolicy(from));
  });
  app.post('/policies', smallForm, async (c) => {
    const form = await formIn(c, writing);
    const from = form.word('from');
    try {
      await desk.newPolicyFrom(from, namesIn(form));
    } catch (thrown) {
      if (!(thrown instanceof ProvisoError) || !CORRECTABLE.includes(thrown.code)) throw thrown;
      return page(c, writing, from, await desk.draftPolicy(from, namesIn(form)), thrown.toJSON());
    }
    return c.redirect(toldPath(from.slice(0, from.lastIndexOf(':'))), 303);
  });
}

const CORRECTABLE = ['E_POLICY_EXISTS', 'E_POLICY_INVALID'];

const namesIn = (form: Form) => ({
  ...(form.word('name') === '' ? {} : { name: form.word('name') }),
  ...(form.word('id') === '' ? {} : { id: form.word('id') }),
});

function page(
  c: Context,
  { token }: Writing,
  from: string,
  policy: Policy,
  error?: Coded,
): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  return c.html(
    newPolicyPage({ token, from, policy, ...(error ? { error } : {}) }),
    error ? statusOf(error) : 200,
  );
}
