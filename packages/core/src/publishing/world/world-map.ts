/**
 * What holds in every place → a map of the world to draw: one shape a country, by its code, with what is said of it. Null
 * where all countries that it could show have the same answer: then there is nothing to see.
 */
import { type Answers, AXES, type Axis, type Policy, type Question, rootOf } from '../../vocabulary/index.ts';
import type { AnswerMap, MapMark } from '../map.ts';
import { OUTCOME_WORDS, PHRASES, type Side } from '../words.ts';
import outlines from './outlines.json' with { type: 'json' };

export type WorldMap = {
  width: number;
  height: number;
  /** Those of one mark together; null: not a place of the policy. */
  marked: { mark: MapMark | null; shapes: Shape[] }[];
};

/** An outline as SVG path data, or where a country too small for one lies. */
export type Shape = { code: string; title: string; path: string | null; at: readonly number[] | null };

const [WIDTH, HEIGHT] = [2000, 900];

/** In the order in which they are drawn and told. */
const MARKS: readonly MapMark[] = [
  'prohibited',
  'permitted',
  'partly',
  'contested by rules',
  'contested by sources',
  'depends on the day',
  'undetermined',
];

export function worldMap(policy: Policy, { marks }: AnswerMap, side: Side): WorldMap | null {
  const countries = new Map(
    policy.nodes.place.flatMap(({ id, name, code }) => {
      const mark = marks.get(id)?.[side];
      return mark && code ? [[code, { name, mark }] as const] : [];
    }),
  );
  const shapeOf = (outline: Outline): Shape => {
    const country = countries.get(outline.code);
    const title = country ? `${country.name}: ${sayMark(country.mark)}` : outline.code;
    return { code: outline.code, title, path: outline.path ?? null, at: outline.at ?? null };
  };
  const byMark = Map.groupBy(outlines as Outline[], ({ code }) => countries.get(code)?.mark ?? null);
  const marked = [null, ...MARKS].flatMap((mark) => {
    const shapes = byMark.get(mark)?.map(shapeOf);
    return shapes ? [{ mark, shapes }] : [];
  });
  const answers = marked.filter(({ mark }) => mark !== null);
  return answers.length > 1 ? { width: WIDTH, height: HEIGHT, marked } : null;
}

type Outline = { code: string; path?: string; at?: number[] };

const sayMark = (mark: MapMark): string =>
  mark === 'depends on the day' ? PHRASES.dependsOnDay : OUTCOME_WORDS[mark];

/**
 * The question whose answer differs by place: of the answers to a wider one, the first part that is not of all places.
 * Null where there is none.
 */
export function questionByPlace(
  policy: Policy,
  { question, asReported, officialText }: Answers,
): Question | null {
  const root = rootOf(policy, 'place');
  const part = [...(asReported.parts ?? []), ...(officialText.parts ?? [])].find(
    ({ scope, excluded }) => !scope.place.includes(root) || excluded.place !== undefined,
  );
  if (!part) return null;
  const regions = AXES.flatMap((axis) => {
    const except = part.excluded[axis] ?? [];
    const isOpen =
      axis === 'place' || (part.scope[axis].includes(rootOf(policy, axis)) && except.length === 0);
    return isOpen ? [] : [[axis, { in: part.scope[axis], except }] as const];
  });
  const scope = { ...question.scope, ...(Object.fromEntries(regions) as Question['scope']) };
  return { ...question, scope: withoutPlace(scope) };
}

const withoutPlace = ({ place: _, ...scope }: Partial<Record<Axis, { in: string[]; except: string[] }>>) =>
  scope;
