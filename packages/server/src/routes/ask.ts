/** `/p/:policy/ask`: a question in words, which the address holds → the answer with its reasons; `/ask`: of which policy. */
import { askedFacts, checkedThrough, cutOff, sayAnswer } from '@proviso/core/publishing';
import { type Policy, ProvisoError } from '@proviso/core/vocabulary';
import type { AskedWords, Desk } from '@proviso/desk';
import type { Context, Hono } from 'hono';
import { askedOf } from '../asked.ts';
import type { House } from '../house.ts';
import { policyThen } from '../look.ts';
import { mapOf } from '../map-of.ts';
import { choosePage } from '../pages/ask/choose.ts';
import { type AskedAnswer, askPage } from '../pages/ask/page.ts';
import { askPath } from '../pages/links.ts';
import { statusOf } from '../problem.ts';

export function askRoutes(app: Hono, { desk }: House): void {
  app.get('/ask', (c) => choose(c, desk));
  app.get('/p/:policy/ask', (c) => ask(c, desk));
  app.get('/p/:policy/receipt.json', (c) => receipt(c, desk));
}

const MOST_SHOWN = 20;

/** By its name, by words in it, or by its id. */
async function choose(c: Context, desk: Desk): Promise<Response> {
  const typed = c.req.query('policy')?.trim() ?? '';
  const all = await desk.policyNames();
  const named = all.filter(({ id, name }) => id === typed || name.toLowerCase() === typed.toLowerCase());
  const found = named.length > 0 || typed === '' ? named : (await desk.find(typed)).policies;
  const [only] = found;
  if (only && found.length === 1) return c.redirect(askPath(only.id), 302);
  const shown = typed === '' ? all.slice(0, MOST_SHOWN) : found;
  return c.html(choosePage({ typed, all, shown }));
}

async function ask(c: Context, desk: Desk): Promise<Response> {
  const words = askedOf(c);
  const withSuggestions = c.req.query('with-suggestions') === 'yes';
  const { ledger, policy } = await policyThen(desk, c.req.param('policy') ?? '', null);
  const answer = await answerOr(desk, policy, words, withSuggestions, new URL(c.req.url).search);
  const asked = { policy, words, facts: askedFacts(ledger, policy), withSuggestions };
  return c.html(askPage(asked, answer), 'error' in answer ? 400 : 200);
}

/** A name that the policy does not know is told above the form, which keeps what was typed. */
async function answerOr(
  desk: Desk,
  policy: Policy,
  words: AskedWords,
  withSuggestions: boolean,
  query: string,
): Promise<AskedAnswer> {
  try {
    const question = await desk.question(policy.id, words);
    const answers = await desk.ask(question, { withSuggestions });
    const { ledger } = await policyThen(desk, policy.id, question.asRecordedBy);
    return {
      officialText: sayAnswer(policy, answers.officialText, 'officialText'),
      asReported: sayAnswer(policy, answers.asReported, 'asReported'),
      question,
      checkedThrough: checkedThrough(ledger, policy, question),
      cutOff: cutOff(ledger, policy, question),
      suggestions: answers.suggestions,
      query,
      // The map is of what is on record.
      map: withSuggestions ? null : await mapOf(desk, { policy, answers }),
      hasReceipt: !withSuggestions,
    };
  } catch (thrown) {
    if (thrown instanceof ProvisoError && statusOf(thrown) === 400) return { error: thrown.toJSON() };
    throw thrown;
  }
}

async function receipt(c: Context, desk: Desk): Promise<Response> {
  const id = c.req.param('policy') ?? '';
  const made = await desk.receipt(await desk.question(id, askedOf(c)));
  return c.body(`${JSON.stringify(made, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${id}-receipt.json`)}`,
  });
}
