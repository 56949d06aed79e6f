/**
 * A finding with those linked to it → a policy in whose words they all can be said. What the main finding names
 * becomes each axis' root, smaller classes become children; what is only another name of the same ("other U.S.
 * munitions" beside "U.S. weapons") becomes a word of its node.
 */
import {
  AXES,
  type Axis,
  type Finding,
  type FullReading,
  type Gazetteer,
  type Node,
  type Policy,
  wordsIn,
} from '../vocabulary/index.ts';
import { isAboutNothing, parentOf, SLOT_OF_AXIS } from './claim-from-finding.ts';
import { isNarrower, meanSame, onTheGround, otherNames, partsOf, plainName, slug } from './phrases.ts';
import { tellingWords } from './words.ts';

/** With a gazetteer, "Russian territory" and "inside Russia" are one place, and "Russian" ties to it too. */
export type NewPolicy = { id?: string; name?: string; gazetteer?: Gazetteer };

const OPEN_ROOT: Record<Axis, Node> = {
  party: { id: 'anyone', name: 'anyone' },
  action: { id: 'any-action', name: 'any action' },
  asset: { id: 'anything', name: 'anything' },
  place: { id: 'anywhere', name: 'anywhere' },
  purpose: { id: 'any-purpose', name: 'any purpose' },
};

export function policyFromFinding(
  reading: FullReading,
  finding: Finding,
  { id, name, gazetteer }: NewPolicy = {},
): Policy {
  const family = linkedTo(reading, finding);
  const issuer = issuerOf(family, reading.article.text, gazetteer);
  const nodes = Object.fromEntries(
    AXES.map((axis) => [
      axis,
      nodesOf(
        axis,
        family,
        reading.article.text,
        axis === 'place' && gazetteer ? onTheGround(gazetteer) : gazetteer,
      ),
    ]),
  ) as Record<Axis, Node[]>;
  const title = name ?? titleOf(family[0], issuer);
  return {
    id: id ?? (slug(title) || 'policy'),
    name: title,
    authorities: [issuer],
    issuers: [issuer.id],
    nodes,
  };
}

/** The change that was told, first; then all that are its residue, limit or exception, also at second hand. */
function linkedTo(reading: FullReading, finding: Finding): [Finding, ...Finding[]] {
  const main = mainOf(reading, finding);
  return [main, ...reading.findings.filter((f) => f !== main && mainOf(reading, f) === main)];
}

function mainOf(reading: FullReading, finding: Finding): Finding {
  const passed: Finding[] = [];
  let at = finding;
  for (let up = parentOf(reading, at); up && !passed.includes(up); up = parentOf(reading, at)) {
    passed.push(at);
    at = up;
  }
  return at;
}

function nodesOf(
  axis: Axis,
  family: readonly [Finding, ...Finding[]],
  text: string,
  gazetteer: Gazetteer | undefined,
): Node[] {
  const [main, ...others] = family;
  const linked = others.flatMap((finding) => namesIn(finding, axis));
  const own = namesIn(main, axis);
  // What a change that only says "using" is about doing, its limits and residue say.
  const roots = axis === 'action' && own.length === 0 ? linked.slice(0, 1) : own;
  const root = axis !== 'purpose' && roots.length === 1 ? nodeFor(roots[0]!) : OPEN_ROOT[axis];
  const nodes: Node[] = [root];
  for (const phrase of [...own, ...linked]) place(nodes, phrase, gazetteer);
  const more = (name: string) =>
    axis === 'purpose' ? aimAlone(name, family) : otherNames(name, text, gazetteer);
  return nodes.map((node) => withWords(node, more(node.name)));
}

/** "Strike offensively" is, of an action that is a strike, "offensively". */
function aimAlone(name: string, family: readonly Finding[]): string[] {
  const actions = new Set(family.flatMap((f) => tellingWords(wordsIn(f.slots.action) ?? '')));
  const rest = name.split(/\s+/).filter((word) => !tellingWords(word).some((w) => actions.has(w)));
  const aim = plainName(rest.join(' '));
  return tellingWords(aim).length > 0 && aim !== name ? [aim] : [];
}

/** An aim may be told by several verbs and is one purpose; a list of places, classes or parties is several nodes. */
function namesIn(finding: Finding, axis: Axis): string[] {
  const words = wordsIn(finding.slots[SLOT_OF_AXIS[axis]]);
  if (words === null || isAboutNothing(words)) return [];
  return (axis === 'purpose' || axis === 'action' ? [words] : partsOf(words)).map(plainName);
}

/** A word of the node that it is another name of; else a node within the smallest class that its words hold. */
function place(nodes: Node[], phrase: string, gazetteer: Gazetteer | undefined): void {
  const same = nodes.findIndex((node) =>
    [node.name, ...(node.words ?? [])].some((n) => meanSame(n, phrase, gazetteer)),
  );
  if (same >= 0) {
    nodes[same] = withWords(nodes[same]!, [phrase]);
    return;
  }
  const around = nodes
    .filter((node) => isNarrower(phrase, node.name))
    .sort((a, b) => b.name.length - a.name.length)[0];
  const node = nodeFor(phrase);
  const taken = nodes.some((n) => n.id === node.id);
  nodes.push({
    ...node,
    id: taken ? `${node.id}-${nodes.length + 1}` : node.id,
    within: [(around ?? nodes[0]!).id],
  });
}

const nodeFor = (phrase: string): Node => ({ id: slug(phrase) || 'node', name: phrase });

function withWords(node: Node, phrases: readonly string[]): Node {
  const known = [node.name, ...(node.words ?? [])];
  const added = phrases.filter((p) => !known.some((k) => k.toLowerCase() === p.toLowerCase()));
  return added.length === 0 ? node : { ...node, words: [...(node.words ?? []), ...new Set(added)] };
}

/** They all change one line, so whatever they call its issuer is one authority. */
function issuerOf(family: readonly Finding[], text: string, gazetteer: Gazetteer | undefined): Node {
  const names = family
    .map((f) => wordsIn(f.slots.issuer))
    .filter((words) => words !== null)
    .map(plainName);
  const first = names[0];
  if (first === undefined) return { id: 'issuer', name: 'the issuer, not named' };
  const node = withWords(nodeFor(first), [...names.slice(1), ...surnameIn(first, text)]);
  return withWords(
    node,
    [first, ...names].flatMap((name) => otherNames(name, text, gazetteer)),
  );
}

/** "Biden" beside "Joe Biden", where the report uses it alone. */
function surnameIn(name: string, text: string): string[] {
  const parts = name.split(/\s+/);
  const last = parts.at(-1)!;
  if (parts.length < 2 || !/^\p{Lu}\p{Ll}+$/u.test(last)) return [];
  const before = [...text.matchAll(/(\S+)\s+(\p{Lu}\p{Ll}+)\b/gu)]
    .filter((m) => m[2] === last)
    .map((m) => m[1]!);
  const alone = before.filter((word) => !parts.includes(word));
  return alone.length > 0 && alone.every((word) => !/^(?:the|a|an)$/i.test(word)) ? [last] : [];
}

function titleOf(main: Finding, issuer: Node): string {
  const told = [main.slots.item, main.slots.action, main.slots.place]
    .map(wordsIn)
    .filter((words) => words !== null);
  const title = told.length > 0 ? told.map(plainName).join(', ') : `Rules of ${issuer.name}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}
