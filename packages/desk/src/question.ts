/**
 * A question in a person's words → the question in the policy's nodes. A name is looked for among the policy's words
 * and then through the gazetteer and the names of places; one that is found in neither is refused with the nearest names, never guessed.
 */
import { nodeLike, nodeNamed, onTheGround } from '@proviso/core/record';
import {
  AXES,
  type Axis,
  dayOf,
  type EdtfString,
  extentOf,
  type Gazetteer,
  type NodeId,
  type Places,
  type Policy,
  ProvisoError,
  type Quantity,
  type Question,
  type Region,
  rootOf,
} from '@proviso/core/vocabulary';
import type { AskedWords } from './desk.ts';
import { few } from './few.ts';
import { nearest } from './nearest.ts';
import { notDate } from './policies.ts';

/** What names mean beyond the policy. */
type Names = { gazetteer: Gazetteer; places?: Places };

export function questionIn(policy: Policy, words: AskedWords, names: Names, now: number): Question {
  const scope: Question['scope'] = {};
  for (const axis of AXES) {
    const asked = words[axis]?.trim();
    if (asked) scope[axis] = regionIn(policy, axis, asked, names);
  }
  return {
    policy: policy.id,
    scope,
    facts: Object.fromEntries((words.facts ?? []).map(factIn)),
    at: words.at === undefined ? dayOf(now) : moment(words.at),
    asPublishedBy: words.asPublishedBy === undefined ? null : moment(words.asPublishedBy),
    asRecordedBy: words.asRecordedBy === undefined ? null : moment(words.asRecordedBy),
  };
}

/** Not the comma inside a point. */
const BETWEEN = /(?<!geo:\s*-?[\d.]+\s*),/;
/** `geo:44.95,34.1;view=on-the-ground`: latitude first, as in RFC 5870. */
const POINT = /^geo:\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*(?:;\s*view=([\w-]+))?$/;

const EVERYTHING = ['any', 'all', 'everything', 'anything', '*'];

/** `weapons,!long-range missiles`; only nodes left out: all of the axis but these. */
function regionIn(policy: Policy, axis: Axis, asked: string, names: Names): Region {
  const parts = asked
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const node = (name: string) => resolve(policy, axis, name, names);
  const inside = parts.filter((part) => !part.startsWith('!')).map(node);
  const except = parts.filter((part) => part.startsWith('!')).map((part) => node(part.slice(1).trim()));
  return { in: inside.length > 0 ? [...new Set(inside)] : [rootOf(policy, axis)], except };
}

function resolve(policy: Policy, axis: Axis, name: string, { gazetteer, places }: Names): NodeId {
  const nodes = policy.nodes[axis];
  const point = axis === 'place' ? POINT.exec(name) : null;
  if (point && places) return placeAt(policy, places, point);
  const found = nodeNamed(nodes, name) ?? nodeLike(nodes, name);
  if (found !== null) return found;
  if (EVERYTHING.includes(name.toLowerCase())) return rootOf(policy, axis);
  const { named } = axis === 'place' ? onTheGround(gazetteer) : gazetteer;
  const thing = named(name);
  const same =
    thing && nodes.find((n) => [n.name, ...(n.words ?? [])].some((word) => named(word)?.id === thing.id));
  if (same) return same.id;
  const codes = (axis === 'place' && places?.codesOf(name)) || [];
  const coded = nodes.filter(({ id, code = id }) => codes.includes(code));
  if (coded.length === 1) return coded[0]!.id;
  const known = nodes.flatMap((n) => [n.name, ...(n.words ?? [])]);
  const near = nearest(name, known).map((word) => `\`${word}\``);
  throw new ProvisoError(
    'E_NAME_UNKNOWN',
    `the policy \`${policy.id}\` knows no ${axis} \`${name}\`: ${
      near.length > 0 ? `nearest: ${near.join(', ')}` : `it knows ${few(nodes.map((n) => `\`${n.name}\``))}`
    }`,
  );
}

/** The smallest place of the policy that a point lies in. */
function placeAt(policy: Policy, places: Places, [told, latitude, longitude, view]: RegExpExecArray): NodeId {
  const at = [Number(longitude), Number(latitude)] as const;
  const around = places.locate(at, view === undefined ? {} : { view })?.around ?? [];
  for (const code of around) {
    const found = policy.nodes.place.find((node) => (node.code ?? node.id) === code);
    if (found) return found.id;
  }
  const lies =
    around.length > 0 ? `lies in ${around.map((code) => `\`${code}\``).join(', ')}` : 'lies at sea';
  throw new ProvisoError(
    'E_NAME_UNKNOWN',
    `\`${told}\` ${lies}: no place of the policy \`${policy.id}\` has that code`,
  );
}

const FACT = /^\s*([^=]+?)\s*=\s*(-?\d+(?:\.\d+)?)\s*(\S.*?)?\s*$/;

/** `price=450USD/t` */
function factIn(told: string): [string, Quantity] {
  const match = FACT.exec(told);
  if (!match) {
    throw new ProvisoError(
      'E_USAGE',
      `\`${told}\` is no fact: write name=number and unit, \`price=450USD/t\``,
    );
  }
  return [match[1]!, { value: Number(match[2]), unit: match[3] ?? '' }];
}

/** A span with an open end is no moment to ask about. */
function moment(told: string): EdtfString {
  const extent = extentOf(told.trim());
  if (!extent || !Number.isFinite(extent.earliest) || !Number.isFinite(extent.latest)) throw notDate(told);
  return told.trim();
}
