/** `/p/:policy/ask`: a question in words, which the address holds → the answer with its reasons. */
import { checkedThrough, cutOff, sayAnswer } from '@proviso/core/publishing';
import { type Policy, ProvisoError } from '@proviso/core/vocabulary';
import type { AskedWords, Desk } from '@proviso/desk';
import type { Context, Hono } from 'hono';
import { askedIn } from '../asked.ts';
import type { House } from '../house.ts';
import { factsOf, policyThen } from '../look.ts';
import { type AskedAnswer, askPage } from '../pages/ask.ts';
import { statusOf } from '../problem.ts';

export function askRoutes(app: Hono, { desk }: House): void {
  app.get('/p/:policy/ask', (c) => ask(c, desk));
}

async function ask(c: Context, desk: Desk): Promise<Response> {
  const words = askedIn((name) => c.req.queries(name) ?? []);
  const withSuggestions = c.req.query('with-suggestions') === 'yes';
  const { ledger, policy } = await policyThen(desk, c.req.param('policy') ?? '', null);
  const answer = await answerOr(desk, policy, words, withSuggestions);
  const asked = { policy, words, facts: factsOf(ledger, policy), withSuggestions };
  return c.html(askPage(asked, answer), 'error' in answer ? 400 : 200);
}

/** A name that the policy does not know is told above the form, which keeps what was typed. */
async function answerOr(
  desk: Desk,
  policy: Policy,
  words: AskedWords,
  withSuggestions: boolean,
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
    };
  } catch (thrown) {
    if (thrown instanceof ProvisoError && statusOf(thrown) === 400) return { error: thrown.toJSON() };
    throw thrown;
  }
}
