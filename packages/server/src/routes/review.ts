/** `/review`, and `/p/:policy/review`: findings that wait for a person, a page at a time, each with what accepting it would change. */
import { GROUPS, groupOf, sayPreview } from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { afterIn } from '../page-of.ts';
import { reviewPage } from '../pages/review.ts';
import { reviewerIn } from '../writing/reviewer.ts';

export function reviewRoutes(app: Hono, house: House): void {
  app.get('/review', (c) => review(c, house, null));
  app.get('/p/:policy/review', async (c) => {
    const { policies } = await house.desk.policyLedger(c.req.param('policy'));
    return review(c, house, [...policies.values()][0] ?? null);
  });
}

/** Each is decided twice, as it is and as it would be. */
const A_PAGE = 15;

async function review(c: Context, { desk, writing }: House, policy: Policy | null): Promise<Response> {
  const queue = await desk.queue({
    ...(policy ? { policy: policy.id } : {}),
    after: afterIn(c),
    most: A_PAGE,
  });
  const previews = await desk.previews(queue.findings.map(({ ref }) => [ref]));
  const waiting = queue.findings.map((finding, i) => {
    const those = previews[i] ?? [];
    return { finding, group: groupOf(finding, those), previews: those.map(sayPreview) };
  });
  const groups = GROUPS.map((group) => ({ group, waiting: waiting.filter((one) => one.group === group) }));
  if (writing) c.header('cache-control', 'no-store');
  return c.html(reviewPage(queue, groups, policy, writing && { token: writing.token, by: reviewerIn(c) }));
}
