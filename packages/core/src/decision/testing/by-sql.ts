/**
 * For tests: rules with plain dates and a point → what one SQL query over tables of them says. It shares no step of
 * deciding with the plain definition or the engine, so that what all three say is said three times.
 */
import { readFileSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { AXES, type Policy, type Scope } from '../../vocabulary/index.ts';
import { datesOf, linksOf } from '../memberships.ts';
import type { Moment } from '../moment.ts';
import { momentsOf, type Rule } from '../rule.ts';

type SaidBySql = { outcome: string; duties: string[]; decided: string[] };

/**
 * `at`: the first instant of a day, in milliseconds since 1970. Null where the date of a rule leaves room.
 */
export type BySql = {
  ask: (
    policy: Policy,
    rules: readonly Rule[],
    point: Scope,
    facts: Record<string, number>,
    at: number,
  ) => SaidBySql | null;
};

const POINT = readFileSync(new URL('point.sql', import.meta.url), 'utf8');

const TABLES = `
  CREATE TABLE node (axis TEXT, id TEXT, PRIMARY KEY (axis, id));
  CREATE TABLE within (axis TEXT, node TEXT, parent TEXT, first REAL, past REAL);
  CREATE TABLE court_over (issuer TEXT, court TEXT);
  CREATE TABLE rule (id TEXT PRIMARY KEY, effect TEXT, about TEXT, issuer TEXT, duty TEXT, start REAL, from_lift INTEGER);
  CREATE TABLE scope (rule TEXT, axis TEXT, node TEXT, PRIMARY KEY (rule, axis));
  CREATE TABLE bound (rule TEXT, fact TEXT, low REAL, high REAL);
  CREATE TABLE ending (rule TEXT, at REAL);
  CREATE TABLE excepted (rule TEXT, other TEXT);
  CREATE TABLE held_back (rule TEXT, other TEXT);
  CREATE TABLE asked (axis TEXT PRIMARY KEY, node TEXT);
  CREATE TABLE fact (fact TEXT PRIMARY KEY, value REAL);`;

const OF_POLICY = ['node', 'within', 'court_over'];
const OF_RULES = ['rule', 'scope', 'bound', 'ending', 'excepted', 'held_back'];
const ASKED = ['asked', 'fact'];

export function openSql(): BySql {
  const sql = new DatabaseSync(':memory:');
  sql.exec(TABLES);
  const into = new Map<string, StatementSync>();
  const add = (table: string, ...row: (string | number | null)[]) => {
    const insert =
      into.get(table) ?? sql.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`);
    into.set(table, insert);
    insert.run(...row);
  };
  const empty = (tables: readonly string[]) =>
    sql.exec(tables.map((table) => `DELETE FROM ${table};`).join(' '));

  function addPolicy(policy: Policy): void {
    for (const axis of AXES)
      for (const { id, within = [] } of policy.nodes[axis]) {
        add('node', axis, id);
        for (const parent of within) add('within', axis, id, parent, -Infinity, Infinity);
      }
    for (const { axis, member, group, start, end } of linksOf(policy))
      add('within', axis, member, group, start.earliest, end?.earliest ?? Infinity);
    for (const [issuer, courts] of Object.entries(policy.superiors ?? {}))
      for (const court of courts) add('court_over', issuer, court);
  }

  function addRule({ id, effect, about, issuer, duty, start, fromLift, ...rule }: Rule): void {
    add('rule', id, effect, about, issuer, duty, start.earliest, Number(fromLift));
    for (const axis of AXES) add('scope', id, axis, rule.scope[axis]);
    for (const { fact, from, to } of rule.constraints)
      add('bound', id, fact, from?.value ?? null, to?.value ?? null);
    for (const end of rule.ends) add('ending', id, end.earliest);
    for (const other of rule.exceptTo) add('excepted', id, other);
    for (const other of rule.suspends) add('held_back', id, other);
  }

  const query = sql.prepare(POINT);
  let asked: Policy | null = null;
  return {
    ask: (policy, rules, point, facts, at) => {
      if (![...rules.flatMap(momentsOf), ...linksOf(policy).flatMap(datesOf)].every(isPlain)) return null;
      empty([...OF_RULES, ...ASKED]);
      if (policy !== asked) {
        empty(OF_POLICY);
        addPolicy(policy);
        asked = policy;
      }
      rules.forEach(addRule);
      for (const axis of AXES) add('asked', axis, point[axis]);
      for (const [fact, value] of Object.entries(facts)) add('fact', fact, value);
      const { outcome, duties, decided } = query.get({ at }) as Record<keyof SaidBySql, string>;
      return { outcome, duties: JSON.parse(duties), decided: JSON.parse(decided) };
    },
  };
}

const isPlain = ({ earliest, latest }: Moment): boolean => earliest === latest;
