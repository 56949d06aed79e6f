/** Claims written by hand in `spec/publishing/cases` → the views made of them, line by line. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decide } from '../decision/index.ts';
import { EMPTY_LEDGER, type Ledger } from '../record/index.ts';
import type {
  Answers,
  Axis,
  Entry,
  Node,
  Policy,
  Question,
  RecordedClaim,
  Scope,
} from '../vocabulary/index.ts';
import {
  diffAnswers,
  diffQuestions,
  type Event,
  newsOf,
  noticeOf,
  type PartDiff,
  sayAnswer,
  sayMembership,
  toldIn,
  tracker,
  wholePolicy,
} from './index.ts';

const FOLDER = new URL('../../../../spec/publishing/cases/', import.meta.url);
const AXES: Axis[] = ['party', 'action', 'asset', 'place', 'purpose'];
const id = (name: string): string => name.replaceAll(' ', '-');

type Row = Partial<Omit<RecordedClaim, 'retracted'>> &
  Record<string, unknown> & { id: string; words: string };
type Case = {
  about: string;
  /** `members`: "United Kingdom in European Union, 1973-01-01 to 2020-01-31; …". */
  policy: Record<string, string>;
  at: string;
  publishedBy?: string;
  checked?: string;
  claims: Row[];
  expect: Record<string, unknown>;
  /** Asked of one place: the sentence as reported, and what is warned of. */
  asks?: { place: string; at: string; says: string; cautions: string[] }[];
  diffs?: {
    clock: 'valid' | 'published';
    from: string;
    to: string;
    side?: 'officialText';
    changed: string[];
    unchanged: string[];
  }[];
};

function policyFrom(words: Record<string, string>): Policy {
  const nodesOf = (axis: Axis): Node[] => {
    const [root = '', parts = ''] = (words[axis] ?? `any ${axis}`).split(' > ');
    const inner = parts.split(', ').filter((name) => name !== '');
    return [
      { id: id(root), name: root },
      ...inner.map((name) => ({ id: id(name), name, within: [id(root)], ...membershipsOf(words, name) })),
    ];
  };
  return {
    id: 'policy',
    name: words.name ?? '',
    authorities: [{ id: 'issuer', name: words.issuer ?? '' }],
    issuers: ['issuer'],
    nodes: Object.fromEntries(AXES.map((axis) => [axis, nodesOf(axis)])) as Policy['nodes'],
  };
}

function membershipsOf({ members = '' }: Record<string, string>, name: string): Pick<Node, 'memberOf'> {
  const own = members.split('; ').filter((told) => told.startsWith(`${name} in `));
  const day = (told = '-') => (told === '-' ? null : told);
  const memberOf = own.map((told) => {
    const [group = '', days = ''] = told.slice(name.length + ' in '.length).split(', ');
    const [from, until] = days.split(' to ').map(day);
    return { group: id(group), from: from ?? null, until: until ?? null };
  });
  return memberOf.length > 0 ? { memberOf } : {};
}

function claimFrom(policy: Policy, row: Row, seq: number): RecordedClaim {
  const quote = { start: 0, end: row.words.length, text: row.words };
  const nodesOn = (axis: Axis) =>
    row[axis] ? String(row[axis]).split(', ').map(id) : [policy.nodes[axis][0]!.id];
  const scopes = AXES.reduce<Partial<Scope>[]>(
    (found, axis) => found.flatMap((scope) => nodesOn(axis).map((node) => ({ ...scope, [axis]: node }))),
    [{}],
  ) as Scope[];
  const report = (row.report as string | undefined) ?? row.id;
  const back = row.retracted as { reason: string; by?: string; recorded: string } | undefined;
  return {
    policy: policy.id,
    finding: row.id,
    issuer: 'issuer',
    move: 'impose',
    phase: 'in_force',
    constraints: [],
    duty: null,
    from: null,
    until: null,
    announcedOn: null,
    published: null,
    retrieved: null,
    basis: 'named official',
    channel: 'named_official',
    certainty: 'CT+',
    forIssuer: row.basis !== 'third party or outlet',
    flags: [],
    residueOf: null,
    exceptionTo: null,
    limitOf: null,
    ...row,
    report,
    origin: (row.origin as string | undefined) ?? report,
    scopes,
    receipt: {
      anchor: quote,
      sentence: quote,
      speaker: String(row.speaker),
      outlet: String(row.outlet),
      headline: null,
    },
    recorded: '2024-12-01T00:00:00.000Z',
    seq,
    acceptedBy: { kind: 'person', name: 'a reviewer' },
    retracted: back
      ? {
          recorded: back.recorded,
          seq: 99,
          published: null,
          reason: back.reason,
          by: back.by ? { kind: 'person', name: back.by } : { kind: 'rule', name: 'tying' },
        }
      : null,
  };
}

const eventLine = (event: Event): string => `${event.label}: ${event.covers.text}`;

/** Each view as lines that a person can read and correct. */
function linesOf(ledger: Ledger, policy: Policy, answers: Answers): Record<string, unknown> {
  const told = tracker(ledger, policy, answers, { policy: 0, noPolicy: 0 });
  const { bulletin, timeline, positions, nextDates, stories, corrections } = told;
  const news = newsOf(told);
  return {
    headline: news.headline,
    prose: news.paragraphs.flatMap(({ part, sentences }) =>
      part === 'method' ? [] : sentences.map(({ text, entries }) => `${text} [${entries.join(', ')}]`),
    ),
    officialText: bulletin.officialText.sentence,
    asReported: bulletin.asReported.sentence,
    cutOff: bulletin.cutOff,
    changed: bulletin.changed.map(eventLine),
    bounds: bulletin.bounds.map(eventLine),
    unchanged: bulletin.unchanged.map(eventLine),
    notTold: bulletin.notTold,
    lastCaution: bulletin.cautions.at(-1)?.text,
    timeline: timeline.events.map(
      (e) =>
        `${e.when} ${e.kind}: ${e.label}, ${e.covers.text}${e.deniedBy.length > 0 ? `, denied by ${e.deniedBy}` : ''}`,
    ),
    memberships: timeline.memberships.map(
      ({ on, member, what, group }) => `${on} ${member} ${what} ${group}`,
    ),
    voices: positions.voices.flatMap(({ basis, positions: its }) =>
      its.map(({ saying, label, denials }) => {
        const denied = denials.map(({ speaker }) => `, denied by ${speaker}`).join('');
        return `${basis}: ${saying.speaker}, ${label}${denied}`;
      }),
    ),
    calls: positions.calls.map(({ who, label }) => `${who}: ${label}`),
    dates: nextDates.dates.map((date) => `${date.on} ${date.what}: ${date.covers}`),
    unended: nextDates.unended.map((line) => `${line.label}, ${line.covers}: ${line.lastConfirmed}`),
    stories: stories.map(({ first, copies }) => [first, ...copies].map(({ report }) => report).join(' + ')),
    corrections: corrections.corrections.map(
      (c) => `${c.recorded.slice(0, 10)} ${c.by}: ${c.reason} (${c.label}, ${c.covers})`,
    ),
    enteredAnew: corrections.enteredAnew,
    notices: noticeLines(ledger, policy),
  };
}

/** What is told of each claim's entry, and of its taking back. */
function noticeLines(ledger: Ledger, policy: Policy): string[] {
  const told = toldIn(ledger, policy);
  return ledger.claims.flatMap((claim) => {
    const { recorded, retracted } = claim;
    const entries: Entry[] = [{ seq: claim.seq, recorded, hash: '', body: { kind: 'claim', claim } }];
    if (retracted) {
      const { seq, reason, published, by } = retracted;
      const body = { kind: 'retraction' as const, claim: claim.id, reason, published, by };
      entries.push({ seq, recorded: retracted.recorded, hash: '', body });
    }
    return entries.map((entry) => {
      const { title, details, unchanged, notTold, isNews } = noticeOf(entry, { told });
      const more = [
        ...details,
        ...unchanged.map((line) => `not changed: ${line}`),
        ...notTold.map((what) => `not told: ${what}`),
      ];
      return `${isNews ? '' : '(no news) '}${[title, ...more].join('; ')}`;
    });
  });
}

const changeLine = ({ covers, before, after, because, members }: PartDiff): string => {
  const why = [...members.map(sayMembership), ...because.map(({ words }) => words)].join(', ');
  return `${covers.text}: ${before.outcome} → ${after.outcome}, because of ${why}`;
};

for (const file of readdirSync(FOLDER)) {
  const row: Case = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
  const policy = policyFrom(row.policy);
  const ledger: Ledger = {
    ...EMPTY_LEDGER,
    policies: new Map([[policy.id, policy]]),
    claims: row.claims.map((claim, i) => claimFrom(policy, claim, i + 1)),
    checks: new Map(row.checked ? [[policy.id, row.checked]] : []),
  };
  const question = wholePolicy(policy, { at: row.at, asPublishedBy: row.publishedBy ?? null });
  const ask = (asked: Question): Answers => ({
    question: asked,
    ...decide(policy, ledger.claims, asked),
    checkedThrough: row.checked ?? lastPublished(ledger),
    suggestions: 0,
  });

  test(`${file}: ${row.about}`, () => {
    const lines = linesOf(ledger, policy, ask(question));
    for (const [view, expected] of Object.entries(row.expect)) assert.deepEqual(lines[view], expected, view);
  });

  for (const { place, at, says, cautions } of row.asks ?? []) {
    test(`${file}: asked of ${place} on ${at}`, () => {
      const { asReported } = ask({ ...question, at, scope: { place: { in: [id(place)], except: [] } } });
      const said = sayAnswer(policy, asReported, 'asReported');
      assert.deepEqual([said.sentence, said.cautions.map(({ text }) => text)], [says, cautions]);
    });
  }

  for (const diff of row.diffs ?? []) {
    test(`${file}: what changed from ${diff.from} to ${diff.to}, ${diff.clock} time`, () => {
      const [before, after] = diffQuestions(question, diff.clock, diff.from, diff.to);
      const found = diffAnswers(policy, diff, ask(before), ask(after))[diff.side ?? 'asReported'];
      assert.deepEqual(found.changed.map(changeLine).sort(), [...diff.changed].sort());
      assert.deepEqual(
        found.unchanged.map(({ covers, after: now }) => `${covers.text}: ${now.outcome}`).sort(),
        [...diff.unchanged].sort(),
      );
    });
  }
}

const lastPublished = ({ claims }: Ledger): string | null =>
  claims
    .map(({ published }) => published ?? '')
    .sort()
    .at(-1) || null;
