/**
 * The desk → its pages, as a Hono app that is tested without a socket. Everything is made from the ledger and the
 * answers by core's publishing and only drawn here; an address that names no clock shows the record as it is today.
 */
import {
  bulletin,
  checkedThrough,
  claimsCsv,
  cutOff,
  type Ledger,
  questionByPlace,
  reportView,
  SIDES,
  sayAnswer,
  tracker,
  trackerExport,
  waitingFindings,
  wholePolicy,
  worldMap,
} from '@proviso/core/publishing';
import { type Answers, dayOf, type Policy, ProvisoError, type Question } from '@proviso/core/vocabulary';
import type { AskedWords, Desk } from '@proviso/desk';
import { type Context, Hono } from 'hono';
import manifest from '../package.json' with { type: 'json' };
import { askedIn } from './asked.ts';
import { atomFeed } from './feed.ts';
import { guard } from './guard.ts';
import { pageCache } from './page-cache.ts';
import { type AskedAnswer, askPage } from './pages/ask.ts';
import type { RecordHead } from './pages/foot.ts';
import { homePage } from './pages/home.ts';
import type { MapView } from './pages/map.ts';
import { reportPage } from './pages/report.ts';
import { reviewPage } from './pages/review.ts';
import { trackerPage } from './pages/tracker.ts';
import { codedFrom, problem, statusOf } from './problem.ts';
import { FAVICON, STYLE, STYLE_HASH, STYLE_PATH } from './style.ts';

export type Around = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The record's last entry. */
  head: () => Promise<RecordHead>;
  /** Where it was told to listen; left out, only the names of this machine itself are taken. */
  host?: string;
  /** Told of what nobody expected. */
  log?: (thrown: unknown) => void;
};

const FOR_EVER = 'public, max-age=31536000, immutable';

export function createApp(desk: Desk, around: Around): Hono {
  const app = new Hono({ strict: false });
  app.use(guard(around.host));
  app.get(STYLE_PATH, (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': FOR_EVER }),
  );
  app.get('/favicon.svg', (c) =>
    c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/healthz', async (c) => {
    const { size, root } = await around.head();
    return c.json({ program: 'proviso', version: manifest.version, record: { size, root } }, 200, {
      'cache-control': 'no-store',
    });
  });

  app.use(pageCache(() => tagOf(around)));
  app.get('/', (c) => home(c, desk, around));
  app.get('/review', async (c) => {
    const ledger = await desk.ledger();
    return c.html(reviewPage(waitingFindings(ledger), (id) => ledger.policies.get(id)?.name ?? id));
  });
  app.get('/r/:sha', async (c) => {
    const sha = c.req.param('sha');
    const view = reportView(await desk.ledger(), sha);
    if (!view) throw new ProvisoError('E_REPORT_UNKNOWN', `no report \`${sha}\` is on record`);
    return c.html(reportPage(view));
  });
  app.get('/p/:policy/ask', (c) => ask(c, desk));
  app.get('/p/:policy/feed.atom', async (c) => {
    const view = await lookAt(c, desk, c.req.param('policy'));
    const feed = await atomFeed(view.tracker, originOf(c), new Date(around.now()).toISOString());
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
  app.get('/p/:policy', (c) => policyAs(c, desk, around));

  app.notFound((c) =>
    problem(c, 404, { code: 'E_NOT_FOUND', message: `there is no page \`${decoded(c.req.path)}\` here` }),
  );
  app.onError((thrown, c) => {
    const error = codedFrom(thrown);
    if (!(thrown instanceof ProvisoError)) around.log?.(thrown);
    return problem(c, statusOf(error), error);
  });
  return app;
}

/** The same record, day, program and style give the same page. */
async function tagOf({ head, now }: Around): Promise<string> {
  const { size, root } = await head();
  return `"${size}-${root.slice(0, 16)}-${dayOf(now())}-${manifest.version}-${STYLE_HASH}"`;
}

async function home(c: Context, desk: Desk, { now }: Around): Promise<Response> {
  const ledger = await desk.ledger();
  const waiting = waitingFindings(ledger);
  const listed = [];
  for (const policy of ledger.policies.values()) {
    const answers = await desk.ask(wholePolicy(policy, { at: dayOf(now()) }));
    listed.push({ bulletin: bulletin(ledger, policy, answers), waiting: answers.suggestions });
  }
  return c.html(homePage(listed, waiting.filter(({ policies }) => policies.length === 0).length));
}

/** `/p/rice`, `/p/rice.json`, `/p/rice.csv`: an id has no dot. */
async function policyAs(c: Context, desk: Desk, around: Around): Promise<Response> {
  const [id = '', kind] = (c.req.param('policy') ?? '').split('.');
  const view = await lookAt(c, desk, id);
  const { policy, question, words, ledger } = view;
  if (kind === 'json') return c.json(trackerExport(view.tracker), 200, download(`${id}.json`));
  if (kind === 'csv') {
    const csv = claimsCsv(ledger, policy, question.asPublishedBy);
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      ...download(`${id}.csv`),
    });
  }
  if (kind !== undefined)
    throw new ProvisoError(
      'E_NOT_FOUND',
      `a policy is not given as \`.${kind}\`: take \`.json\` or \`.csv\``,
    );
  const asked = { policy, words, facts: factsOf(ledger, policy), withSuggestions: false };
  const page = {
    tracker: view.tracker,
    asked,
    map: await mapOf(desk, view),
    clocks: question,
    head: await around.head(),
    origin: originOf(c),
  };
  return c.html(trackerPage(page));
}

const download = (name: string) => ({
  'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
});

/** Where the answer differs by country, as reported before as told in official text. */
async function mapOf(desk: Desk, { policy, answers }: Look): Promise<MapView | null> {
  const question = questionByPlace(policy, answers);
  if (!question) return null;
  const map = await desk.map(question);
  for (const side of SIDES.toReversed()) {
    const world = worldMap(policy, map, side);
    if (world) return { policy, question, map, drawn: { side, world } };
  }
  return null;
}

type Look = {
  ledger: Ledger;
  policy: Policy;
  question: Question;
  answers: Answers;
  words: AskedWords;
  tracker: ReturnType<typeof tracker>;
};

/** A policy by the clocks that the address names. */
async function lookAt(c: Context, desk: Desk, id: string): Promise<Look> {
  const words = askedIn((name) => c.req.queries(name) ?? []);
  const { at, asPublishedBy, asRecordedBy } = words;
  const clocks: AskedWords = {
    ...(at === undefined ? {} : { at }),
    ...(asPublishedBy === undefined ? {} : { asPublishedBy }),
    ...(asRecordedBy === undefined ? {} : { asRecordedBy }),
  };
  const question = await desk.question(id, clocks);
  const { ledger, policy } = await policyThen(desk, id, question.asRecordedBy);
  const answers = await desk.ask(question);
  return {
    ledger,
    policy,
    question,
    answers,
    words: { at: question.at, ...clocks },
    tracker: tracker(ledger, policy, answers),
  };
}

/** A policy that was not on record then is shown by what it is now, with nothing on record. */
async function policyThen(
  desk: Desk,
  id: string,
  recordedBy: string | null,
): Promise<Pick<Look, 'ledger' | 'policy'>> {
  const ledger = await desk.ledger(recordedBy);
  const policy = ledger.policies.get(id) ?? (await desk.ledger()).policies.get(id);
  if (!policy) throw new ProvisoError('E_POLICY_UNKNOWN', `no policy \`${id}\` is on record`);
  return { ledger, policy };
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

const factsOf = (ledger: Ledger, policy: Policy): string[] => [
  ...new Set(
    ledger.claims
      .filter((claim) => claim.policy === policy.id)
      .flatMap(({ constraints }) => constraints.map(({ fact }) => fact)),
  ),
];

const originOf = (c: Context): string => new URL(c.req.url).origin;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
