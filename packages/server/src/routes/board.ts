/** `/`: every policy on record, each with where it stands. */
import { bulletin, waitingFindings, wholePolicy } from '@proviso/core/publishing';
import { dayOf } from '@proviso/core/vocabulary';
import type { Context, Hono } from 'hono';
import type { House } from '../house.ts';
import { homePage } from '../pages/home.ts';

export function boardRoutes(app: Hono, house: House): void {
  app.get('/', (c) => board(c, house));
}

async function board(c: Context, { desk, now }: House): Promise<Response> {
  const ledger = await desk.ledger();
  const waiting = waitingFindings(ledger);
  const listed = [];
  for (const policy of ledger.policies.values()) {
    const answers = await desk.ask(wholePolicy(policy, { at: dayOf(now()) }));
    listed.push({ bulletin: bulletin(ledger, policy, answers), waiting: answers.suggestions });
  }
  return c.html(homePage(listed, waiting.filter(({ policies }) => policies.length === 0).length));
}
