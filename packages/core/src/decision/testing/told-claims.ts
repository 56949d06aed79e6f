/**
 * For tests: claims as a person writes them in `spec/decision`, saying only what matters → claims of a record. What is
 * left open is the policy's root, an official text, in force, certain, written on its own, taken in when published.
 */
import {
  AXES,
  type Axis,
  type Policy,
  type Question,
  type RecordedClaim,
  type Region,
  rootOf,
  type Scope,
} from '../../vocabulary/index.ts';

export type ToldClaim = Partial<Omit<RecordedClaim, 'id' | 'move'>> &
  Pick<RecordedClaim, 'id' | 'move'> &
  Partial<Record<Axis, string | string[]>> & { about?: string; speaker?: string };

export function claimTold(policy: Policy, told: ToldClaim): RecordedClaim {
  const { about: _, speaker, party, action, asset, place, purpose, ...fields } = told;
  const nodes = { party, action, asset, place, purpose };
  let scopes: Scope[] = [{} as Scope];
  for (const axis of AXES)
    scopes = scopes.flatMap((scope) =>
      [nodes[axis] ?? rootOf(policy, axis)].flat().map((node) => ({ ...scope, [axis]: node })),
    );
  const published = told.published ?? null;
  const report = told.report ?? told.id;
  const words = { start: 0, end: told.id.length, text: told.id };
  return {
    policy: policy.id,
    report,
    finding: told.id,
    issuer: policy.issuers[0]!,
    phase: 'in_force',
    scopes,
    constraints: [],
    duty: null,
    from: null,
    until: null,
    announcedOn: null,
    published,
    retrieved: null,
    basis: 'official text',
    channel: told.basis === 'third party or outlet' ? 'outlet_voice' : 'official_text',
    certainty: 'CT+',
    forIssuer: told.basis !== 'third party or outlet',
    flags: [],
    residueOf: null,
    exceptionTo: null,
    limitOf: null,
    origin: report,
    receipt: {
      anchor: words,
      sentence: words,
      speaker: speaker ?? 'the notice',
      outlet: null,
      headline: null,
    },
    recorded: `${published ?? '2024-01-01'}T12:00:00.000Z`,
    seq: 1,
    acceptedBy: { kind: 'person', name: 'a reviewer' },
    retracted: null,
    ...fields,
  };
}

/** By axis "weapons except long-range-missiles"; any other word but the clocks is a fact: "450 USD/t". */
export type ToldQuestion = {
  at: string;
  asPublishedBy?: string;
  asRecordedBy?: string;
  [word: string]: string | undefined;
};

export function questionTold(policy: Policy, told: ToldQuestion): Question {
  const { at, asPublishedBy = null, asRecordedBy = null, ...words } = told;
  const question: Question = { policy: policy.id, scope: {}, facts: {}, at, asPublishedBy, asRecordedBy };
  for (const [word, value] of Object.entries(words)) {
    const axis = AXES.find((name) => name === word);
    if (axis) question.scope[axis] = regionTold(value!);
    else {
      const [number = '', ...unit] = value!.split(' ');
      question.facts[word] = { value: Number(number), unit: unit.join(' ') };
    }
  }
  return question;
}

function regionTold(words: string): Region {
  const [inside = '', except] = words.split(' except ');
  return { in: inside.split(', '), except: except ? except.split(', ') : [] };
}
