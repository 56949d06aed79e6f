/**
 * Turtle without blank nodes, lists and language tags, as the ODRL Test Suite writes it → what is said of each subject.
 * Names are written out whole; a literal keeps its quotes and its type.
 */
export type Graph = Map<string, Map<string, string[]>>;

export const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const TOKEN =
  /\s+|#.*|(?<iri><[^>]*>)|(?<literal>"(?:[^"\\]|\\.)*")|(?<mark>\^\^|[;,]|\.(?=\s|$))|(?<name>@?[^\s;,<>"^]*[^\s;,<>"^.])/gy;

export function readTurtle(text: string): Graph {
  const tokens = [...text.matchAll(TOKEN)].flatMap(({ groups }) =>
    Object.entries(groups!).flatMap(([kind, word]) => (word === undefined ? [] : [{ kind, word }])),
  );
  const prefixes = new Map<string, string>();
  const graph: Graph = new Map();
  let at = 0;
  const is = (word: string) => tokens[at]?.word === word;
  const take = () => tokens[at++] ?? { kind: 'end', word: '' };

  function term(): string {
    const { kind, word } = take();
    if (kind === 'iri') return word.slice(1, -1);
    if (kind === 'literal') {
      if (!is('^^')) return word;
      take();
      return `${word}^^${term()}`;
    }
    if (word === 'a') return TYPE;
    const colon = word.indexOf(':');
    const prefix = prefixes.get(word.slice(0, colon));
    if (kind !== 'name' || prefix === undefined) throw new Error(`no Turtle that is read here: \`${word}\``);
    return prefix + word.slice(colon + 1);
  }

  while (at < tokens.length) {
    if (is('@prefix')) {
      take();
      prefixes.set(take().word.replace(/:$/, ''), term());
    } else {
      const subject = term();
      const said = graph.get(subject) ?? new Map<string, string[]>();
      graph.set(subject, said);
      do {
        if (is(';')) take();
        if (is('.')) break;
        const predicate = term();
        do {
          if (is(',')) take();
          said.set(predicate, [...(said.get(predicate) ?? []), term()]);
        } while (is(','));
      } while (is(';'));
    }
    if (!is('.')) throw new Error(`a full stop is missing before \`${tokens[at]?.word ?? 'the end'}\``);
    take();
  }
  return graph;
}
