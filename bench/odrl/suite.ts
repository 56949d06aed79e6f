/** The folder of the ODRL Test Suite → its cases, each with what is asked, in which world, and what is expected. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, evaluatorOf, instantOf, ODRL, REPORT, type Report, type World } from './evaluate.ts';
import { type Graph, readTurtle, TYPE } from './turtle.ts';

const EX = 'http://example.org/';

export function casesIn(folder: string) {
  const filesIn = (kind: string) =>
    readdirSync(join(folder, kind))
      .filter((name) => name.endsWith('.ttl'))
      .sort()
      .map((name) => ({ name, graph: readTurtle(readFileSync(join(folder, kind, name), 'utf8')) }));
  const byRoot = <T>(kind: string, type: string, make: (graph: Graph, root: string) => T) =>
    new Map(
      filesIn(kind).map(({ graph }) => {
        const root = [...graph.keys()].find((subject) => isOf(graph, subject, type))!;
        return [root, make(graph, root)];
      }),
    );
  const policies = byRoot('policies', `${ODRL}Set`, evaluatorOf);
  const requests = byRoot('requests', `${ODRL}Request`, askedOf);
  const worlds = byRoot('sotw', `${EX}Sotw`, worldOf);

  return filesIn('test_cases').map(({ name, graph }) => {
    const root = [...graph.keys()].find((subject) => isOf(graph, subject, `${EX}TestCase`))!;
    const said = (word: string) => graph.get(root)!.get(EX + word)![0]!;
    return {
      name,
      evaluator: policies.get(said('policy'))!,
      asked: requests.get(said('request'))!,
      world: worlds.get(said('sotw'))!,
      expected: expectedOf(graph, said('expectedReport')),
    };
  });
}

const isOf = (graph: Graph, subject: string, type: string): boolean =>
  graph.get(subject)?.get(TYPE)?.includes(type) ?? false;

function askedOf(graph: Graph, request: string): Asked {
  const rule = graph.get(request)!.get(`${ODRL}permission`)![0]!;
  const said = (word: string) => graph.get(rule)!.get(ODRL + word)![0]!;
  return { request, rule, target: said('target'), assignee: said('assignee'), action: said('action') };
}

function worldOf(graph: Graph): World {
  const all = [...graph];
  const told = all.flatMap(([, said]) => said.get('http://purl.org/dc/terms/issued') ?? [])[0]!;
  return {
    now: { told, at: instantOf(told) },
    partOf: new Map(
      all.flatMap(([id, said]) => (said.has(`${ODRL}partOf`) ? [[id, said.get(`${ODRL}partOf`)!]] : [])),
    ),
    duties: new Map(
      all
        .filter(([id]) => isOf(graph, id, `${REPORT}DutyReport`))
        .map(([report, said]) => [
          said.get(`${REPORT}rule`)![0]!,
          { report, isViolated: said.get(`${REPORT}deonticState`)![0] === `${REPORT}Violated` },
        ]),
    ),
  };
}

/** The report as a tree, and whether all that the case tells belongs to it. */
function expectedOf(graph: Graph, root: string): { report: Report; isWhole: boolean } {
  const reached = new Set<string>();
  const treeOf = (node: string): string | Report => {
    const said = graph.get(node);
    if (!said?.get(TYPE)?.[0]?.startsWith(REPORT)) return node;
    reached.add(node);
    return Object.fromEntries([...said].map(([predicate, objects]) => [predicate, objects.map(treeOf)]));
  };
  const report = treeOf(root) as Report;
  const reports = [...graph.keys()].filter((id) => graph.get(id)!.get(TYPE)?.[0]?.startsWith(REPORT));
  return { report, isWhole: reports.every((id) => reached.has(id)) };
}

/** One text for all reports that differ only in the names of the reports inside them and in their order. */
export const canonical = (node: string | Report): string =>
  typeof node === 'string'
    ? node
    : `{${Object.entries(node)
        .map(([predicate, objects]) => `${predicate} ${objects.map(canonical).sort().join(', ')}`)
        .sort()
        .join('; ')}}`;

export const statesIn = (report: Report): string[] =>
  (report[`${REPORT}ruleReport`] ?? []).flatMap((rule) =>
    typeof rule === 'string' ? [] : ((rule[`${REPORT}activationState`] ?? []) as string[]),
  );
