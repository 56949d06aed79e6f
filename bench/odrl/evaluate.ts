/**
 * An ODRL policy, made ready once → for a request in a state of the world, whether each rule is active, and the compliance
 * report that says by what. A premise is told whether or not another one fails; only a violated duty makes a rule inactive.
 */
import includedIn from './actions.json' with { type: 'json' };
import { type Graph, TYPE } from './turtle.ts';

/** What a report says, by predicate: names, or reports inside it. */
export type Report = { [predicate: string]: (string | Report)[] };

export type Asked = { request: string; rule: string; target: string; assignee: string; action: string };
/** `now`: as told, and in milliseconds since 1970. Of what each party or asset is a part; the state of each duty. */
export type World = {
  now: { told: string; at: number };
  partOf: ReadonlyMap<string, readonly string[]>;
  duties: ReadonlyMap<string, { report: string; isViolated: boolean }>;
};
export type Evaluator = {
  areActive: (asked: Asked, world: World) => boolean[];
  report: (asked: Asked, world: World) => Report;
};

export const ODRL = 'http://www.w3.org/ns/odrl/2/';
export const REPORT = 'https://w3id.org/force/compliance-report#';
const CREATED = 'http://purl.org/dc/terms/created';

type Premise = {
  holds: (asked: Asked, world: World) => boolean;
  report: (asked: Asked, world: World) => Report;
};
type Rule = { id: string; kind: string; premises: Premise[]; duties: string[] };

export function evaluatorOf(graph: Graph, policy: string): Evaluator {
  const of = (subject: string, name: string): string[] => graph.get(subject)?.get(ODRL + name) ?? [];
  const rules = ['permission', 'prohibition'].flatMap((name) =>
    of(policy, name).map(
      (id): Rule => ({
        id,
        kind: `${name[0]!.toUpperCase()}${name.slice(1)}Report`,
        premises: [
          ...of(id, 'target').map((target) => member('TargetReport', 'target', target)),
          ...of(id, 'assignee').map((assignee) => member('PartyReport', 'assignee', assignee)),
          ...of(id, 'action').map(actionPremise),
          ...of(id, 'constraint').map((constraint) => constraintPremise(of, constraint)),
        ],
        duties: of(id, 'duty'),
      }),
    ),
  );
  const isActive = ({ premises, duties }: Rule, asked: Asked, world: World) =>
    premises.every(({ holds }) => holds(asked, world)) &&
    !duties.some((duty) => world.duties.get(duty)?.isViolated);
  return {
    areActive: (asked, world) => rules.map((rule) => isActive(rule, asked, world)),
    report: (asked, world) => ({
      ...typed('PolicyReport'),
      [CREATED]: [world.now.told],
      ...say('policy', policy),
      ...say('policyRequest', asked.request),
      ...say(
        'ruleReport',
        ...rules.map((rule) => ({
          ...typed(rule.kind),
          ...say('attemptState', `${REPORT}Attempted`),
          ...say('rule', rule.id),
          ...say('ruleRequest', asked.rule),
          ...say('premiseReport', ...rule.premises.map((premise) => premise.report(asked, world))),
          ...say('conditionReport', ...rule.duties.flatMap((duty) => world.duties.get(duty)?.report ?? [])),
          ...say('activationState', `${REPORT}${isActive(rule, asked, world) ? 'Active' : 'Inactive'}`),
        })),
      ),
    }),
  };
}

const typed = (name: string): Report => ({ [TYPE]: [REPORT + name] });
const say = (name: string, ...objects: (string | Report)[]): Report =>
  objects.length > 0 ? { [REPORT + name]: objects } : {};
const satisfaction = (holds: boolean): Report =>
  say('satisfactionState', `${REPORT}${holds ? 'Satisfied' : 'Unsatisfied'}`);

const plainPremise = (name: string, holds: Premise['holds']): Premise => ({
  holds,
  report: (asked, world) => ({ ...typed(name), ...satisfaction(holds(asked, world)) }),
});

const member = (name: string, slot: 'target' | 'assignee', node: string): Premise =>
  plainPremise(
    name,
    (asked, { partOf }) => asked[slot] === node || (partOf.get(asked[slot])?.includes(node) ?? false),
  );

const INCLUDED_IN = new Map(Object.entries(includedIn).map(([inner, outer]) => [ODRL + inner, ODRL + outer]));
const actionPremise = (action: string): Premise =>
  plainPremise(
    'ActionReport',
    (asked) => asked.action === action || INCLUDED_IN.get(asked.action) === action,
  );

const COMPARES: Record<string, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
  lt: (a, b) => a < b,
  lteq: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gteq: (a, b) => a >= b,
};

function constraintPremise(of: (subject: string, name: string) => string[], id: string): Premise {
  for (const logical of ['and', 'or'] as const) {
    const parts = of(id, logical).map((part) => constraintPremise(of, part));
    if (parts.length === 0) continue;
    const holds: Premise['holds'] = (asked, world) =>
      logical === 'and'
        ? parts.every((part) => part.holds(asked, world))
        : parts.some((part) => part.holds(asked, world));
    return {
      holds,
      report: (asked, world) => ({
        ...typed('ConstraintReport'),
        ...say('constraint', id),
        ...say('constraintLogicalOperand', ODRL + logical),
        ...say('premiseReport', ...parts.map((part) => part.report(asked, world))),
        ...satisfaction(holds(asked, world)),
      }),
    };
  }
  const [operator, right] = [of(id, 'operator')[0]!, of(id, 'rightOperand')[0]!];
  const compares = COMPARES[operator.slice(ODRL.length)];
  if (!compares || of(id, 'leftOperand')[0] !== `${ODRL}dateTime`)
    throw new Error(`a constraint that is not evaluated here: \`${id}\``);
  const bound = instantOf(right);
  const holds: Premise['holds'] = (_, { now }) => compares(now.at, bound);
  return {
    holds,
    report: (asked, world) => ({
      ...typed('ConstraintReport'),
      ...say('constraint', id),
      ...say('constraintLeftOperand', world.now.told),
      ...(holds(asked, world)
        ? { ...say('constraintOperator', operator), ...say('constraintRightOperand', right) }
        : {}),
      ...satisfaction(holds(asked, world)),
    }),
  };
}

/** Of a literal with its type. */
export const instantOf = (literal: string): number => Date.parse(literal.split('"')[1] ?? '');
