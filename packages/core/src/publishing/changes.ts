/**
 * A policy's claims → its events: one for each change, kept line, limit, denial or open move, with all who tell it.
 * Claims that tell the same of the same line are one event, unless the issuer went the other way in between.
 */
import { disputes } from '../decision/index.ts';
import {
  AXES,
  type EdtfString,
  type FindingFlag,
  type Move,
  type Phase,
  type Policy,
  type RecordedClaim,
} from '../vocabulary/index.ts';
import { type Covers, coversScopes } from './covers.ts';
import { earlier, momentOf } from './dates.ts';
import { type Saying, sayingOf } from './saying.ts';
import { tellsNumber } from './tells-number.ts';
import { BOUND_WORDS, moveWords } from './words.ts';

export type EventKind = 'change' | 'unchanged' | 'limit' | 'exception' | 'denial' | 'open move';
export type NotTold = 'start' | 'end' | 'how many officials' | 'what else was freed';

export type Event = {
  /** The id of the first claim that tells it. */
  id: string;
  kind: EventKind;
  move: Move;
  phase: Phase;
  /** "loosened in part", "not changed", "lifting denied"; "limit", "exception". */
  label: string;
  direction: 'tighter' | 'looser' | 'none';
  /** By name. */
  issuer: string;
  covers: Covers;
  /** For a duty, what must be done or paid. */
  duty: string | null;
  /** As told; null is not told, which for the end is not "still in force". */
  valid: { from: EdtfString | null; until: EdtfString | null };
  announcedOn: EdtfString | null;
  /** When it was first published. */
  published: EdtfString | null;
  /** Where it stands in time: its start, else its announcement, else its first publication. */
  when: EdtfString | null;
  /** The event whose limit, exception or unchanged rest this is. */
  of: string | null;
  /** Ids of the denials that speak against it. */
  deniedBy: string[];
  notTold: NotTold[];
  flags: FindingFlag[];
  /** The first published first; copies among them, marked. */
  says: Saying[];
};

/** In order of time, what has no date first. */
export function eventsOf(policy: Policy, claims: readonly RecordedClaim[]): Event[] {
  const groups = groupsOf(claims);
  const eventOf = new Map(groups.flatMap((group) => group.map((claim) => [claim.id, group[0]!.id])));
  const denials = groups.filter(([first]) => first!.phase === 'denied');
  return groups
    .map((group) => {
      const against = denials.filter((denial) => group.some((claim) => disputes(policy, denial[0]!, claim)));
      return eventFrom(
        policy,
        group,
        eventOf,
        against.map(([first]) => first!.id),
      );
    })
    .sort((a, b) => momentOf(a.when) - momentOf(b.when));
}

/** A claim's place in time, for order. */
const whenOf = ({ from, announcedOn, published, retrieved }: RecordedClaim): EdtfString | null =>
  from ?? announcedOn ?? published ?? retrieved;

function groupsOf(claims: readonly RecordedClaim[]): RecordedClaim[][] {
  const inOrder = [...claims].sort(
    (a, b) => momentOf(whenOf(a)) - momentOf(whenOf(b)) || a.seq - b.seq || (a.id < b.id ? -1 : 1),
  );
  const groups: RecordedClaim[][] = [];
  const last = new Map<string, RecordedClaim[]>();
  /** The keys of an issuer's changes one way, until it goes the other. */
  const wayOf = new Map<string, Set<string>>();
  for (const claim of inOrder) {
    const key = keyOf(claim);
    if (isChange(claim)) {
      const way = directionOf(claim);
      const other = wayOf.get(`${way === 'tighter' ? 'looser' : 'tighter'} ${claim.issuer}`);
      for (const ended of other ?? []) last.delete(ended);
      other?.clear();
      const own = wayOf.get(`${way} ${claim.issuer}`) ?? new Set();
      wayOf.set(`${way} ${claim.issuer}`, own.add(key));
    }
    const group = last.get(key);
    if (group) group.push(claim);
    else {
      const fresh = [claim];
      groups.push(fresh);
      last.set(key, fresh);
    }
  }
  for (const group of groups)
    group.sort((a, b) => momentOf(a.published) - momentOf(b.published) || a.seq - b.seq);
  return groups;
}

const keyOf = (claim: RecordedClaim): string =>
  JSON.stringify([
    claim.issuer,
    claim.move,
    isChange(claim) ? 'change' : claim.phase,
    kindOf(claim),
    claim.scopes.map((scope) => AXES.map((axis) => scope[axis])).sort(),
    claim.constraints,
    claim.duty,
  ]);

const isChange = ({ phase, move }: RecordedClaim): boolean =>
  (phase === 'in_force' || phase === 'announced') && move !== 'keep';

function directionOf({ move }: { move: Move }): Event['direction'] {
  if (move === 'keep') return 'none';
  return move === 'impose' || move === 'tighten' ? 'tighter' : 'looser';
}

function kindOf(claim: RecordedClaim): EventKind {
  if (claim.phase === 'denied') return 'denial';
  if (claim.phase !== 'in_force' && claim.phase !== 'announced') return 'open move';
  if (claim.limitOf !== null) return 'limit';
  if (claim.exceptionTo !== null) return 'exception';
  return claim.move === 'keep' || claim.residueOf !== null ? 'unchanged' : 'change';
}

function eventFrom(
  policy: Policy,
  group: readonly RecordedClaim[],
  eventOf: ReadonlyMap<string, string>,
  deniedBy: string[],
): Event {
  const first = group[0]!;
  const of = first.limitOf ?? first.exceptionTo ?? first.residueOf;
  const from = firstTold(group.map((claim) => claim.from));
  const announcedOn = firstTold(group.map((claim) => claim.announcedOn));
  const published = group.map((claim) => claim.published).reduce(earlier, null);
  // A line that is in force is told by its phase; once one of its tellers says so, the event is.
  const phase = group.find((claim) => claim.phase === 'in_force')?.phase ?? first.phase;
  const kind = kindOf(first);
  const until = firstTold(group.map((claim) => claim.until));
  const event: Omit<Event, 'notTold'> = {
    id: first.id,
    kind,
    move: first.move,
    phase,
    label: kind === 'limit' || kind === 'exception' ? BOUND_WORDS[kind] : moveWords(first.move, phase),
    direction: kind === 'change' ? directionOf(first) : 'none',
    issuer: issuerName(policy, first.issuer),
    covers: coversScopes(policy, first.scopes, first.constraints),
    duty: first.duty,
    valid: { from, until },
    announcedOn,
    published,
    when: from ?? announcedOn ?? published ?? first.retrieved,
    of: of === null ? null : (eventOf.get(of) ?? null),
    deniedBy,
    flags: [...new Set(group.flatMap((claim) => claim.flags))],
    says: group.map(sayingOf),
  };
  return { ...event, notTold: notToldOf(event) };
}

/** The best told is the first that is told at all. */
const firstTold = (stamps: readonly (EdtfString | null)[]): EdtfString | null =>
  stamps.find((stamp) => stamp !== null) ?? null;

function notToldOf(event: Omit<Event, 'notTold'>): NotTold[] {
  if (event.kind !== 'change') return [];
  const notTold: NotTold[] = [];
  if (event.valid.from === null) notTold.push('start');
  if (event.valid.until === null && event.move !== 'lift') notTold.push('end');
  const unnamed = event.says.filter((saying) => saying.basis === 'unnamed officials');
  if (unnamed.length > 0 && !unnamed.some(({ speaker }) => tellsNumber(speaker))) {
    notTold.push('how many officials');
  }
  if (event.flags.includes('limit_not_told')) notTold.push('what else was freed');
  return notTold;
}

const issuerName = (policy: Policy, id: string): string =>
  [...(policy.authorities ?? []), ...policy.nodes.party].find((node) => node.id === id)?.name ?? id;
