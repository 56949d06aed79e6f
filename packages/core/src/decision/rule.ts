import type {
  Basis,
  Constraint,
  EdtfString,
  Effect,
  NodeId,
  RecordedClaim,
  Scope,
} from '../vocabulary/index.ts';
import { BASES } from '../vocabulary/index.ts';
import type { Change } from './change.ts';
import type { Moment } from './moment.ts';

/** What one change opens, and how long it holds. Made anew for every question; nothing of it is stored. */
export type Rule = {
  /** The claim that told it first, with a word behind it where one claim opens several rules. */
  id: string;
  /** The change that opened it. */
  change: string;
  effect: Effect;
  /** A ban is prohibited or freed; a duty is due or one is exempt from it. Neither touches the other. */
  about: 'ban' | 'duty';
  issuer: NodeId;
  scope: Scope;
  constraints: Constraint[];
  /** What must be done or paid, for a duty, and for what frees from one by name. */
  duty: string | null;
  start: Moment;
  ends: End[];
  /** Rules before which this one goes, whatever their scopes. */
  exceptTo: string[];
  /** A permission that came with the end of a rule: it only takes that rule's place. */
  fromLift: boolean;
  /** The rules that a suspension holds back. */
  suspends: string[];
  /** The first day on which it was told, in milliseconds since 1970. */
  told: number;
  basis: Basis;
  presupposed: boolean;
  /** Who told how far an ease goes, where its own speaker did not. */
  limitOf: Change | null;
  supports: RecordedClaim[];
};

/** `by`: the rule whose start is this end. */
type End = Moment & { by?: string };

export const aboutOf = (change: Change): 'ban' | 'duty' => (change.duty === null ? 'ban' : 'duty');

export function ruleOf(change: Change, effect: Effect, more: Partial<Rule> = {}): Rule {
  return {
    id: change.id,
    change: change.id,
    effect,
    about: aboutOf(change),
    issuer: change.issuer,
    scope: change.scope,
    constraints: change.constraints,
    duty: change.duty,
    start: change.start,
    ends: change.until ? [change.until] : [],
    exceptTo: [],
    fromLift: false,
    suspends: [],
    told: change.told,
    basis: strongest(change.claims),
    presupposed: false,
    limitOf: null,
    supports: change.claims,
    ...more,
  };
}

export const strongest = (claims: readonly RecordedClaim[]): Basis =>
  BASES.find((basis) => claims.some((claim) => claim.basis === basis))!;

/** Its start and its ends. */
export const momentsOf = ({ start, ends }: Rule): Moment[] => [start, ...ends];

/** The end that was told, or that another rule's start brought. */
export const untilOf = (rule: Rule): EdtfString | null =>
  [...rule.ends].sort((a, b) => a.latest - b.latest)[0]?.told ?? null;

export const isBinding = (rule: Rule): boolean => rule.effect === 'prohibition' || rule.effect === 'duty';

/** "25% tariff" and "10% tariff" are one kind of duty. */
export const sameKindOfDuty = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && kindOfDuty(a) === kindOfDuty(b);
const kindOfDuty = (duty: string): string => duty.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
